// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/collector.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {
namespace {

std::string_view take_bytes(const std::uint8_t*& at, std::uint64_t size) {
    const auto bytes = as_text(at, size);
    at += size;
    return bytes;
}

std::string_view take_sized(const std::uint8_t*& at) {
    const std::uint64_t size = get_varint(at);
    return take_bytes(at, size);
}

}  // namespace

Collector::Collector(const std::filesystem::path& folder, TempFile& temp, std::size_t memory)
    : temp_(temp),
      memory_(memory),
      termlist_file_(folder / table_files[termlist_table], temp),
      docdata_file_(folder / table_files[docdata_table], temp),
      termlists_(termlist_file_, LeafWriter::Packing::dense),
      docdata_(docdata_file_, LeafWriter::Packing::dense),
      specials_(temp, memory / 4),
      values_(specials_),
      lengths_(specials_),
      parts_(temp, memory / 4) {
    termlists_.add_null_item();
    lengths_.begin(lengths_prefix, 0, 0);
}

void Collector::collect(Segment segment) {
    for (const std::uint8_t* at = segment.metadata.data(); at != segment.metadata.data() + segment.metadata.size();) {
        const auto key = take_sized(at);
        specials_.add(std::string(metadata_prefix).append(key), take_sized(at));
    }
    if (segment.documents > std::numeric_limits<std::uint32_t>::max() - 1 - statistics_.documents)
        throw Error(ErrorCode::invalid_argument, "an index holds at most 4294967294 documents");
    const std::uint32_t first = statistics_.documents + 1;
    statistics_.documents += segment.documents;
    if (segment.part != Segment::Part::none) return collect_parts(segment, first);
    if (segment.documents == 0) return;
    collect_documents(segment, first);
    statistics_.max_occurrences = std::max(statistics_.max_occurrences, segment.max_occurrences);
    add_run(std::move(segment.run), first);
}

void Collector::collect_documents(const Segment& segment, std::uint32_t first) {
    const std::uint8_t* termlist = segment.termlists.data();
    const std::uint8_t* data = segment.data.data();
    const std::uint8_t* values = segment.values.data();
    const bool is_part = segment.part == Segment::Part::last;  // collect_parts() has added the termlist
    for (std::uint32_t i = 0; i < segment.documents; ++i) {
        const std::uint32_t document = first + i;
        std::string key;
        append_sortable(key, document);
        if (!is_part) {
            const std::uint64_t size = get_varint(termlist);
            termlists_.add(key, take_bytes(termlist, size / 2), size % 2 != 0);
        }
        if (const auto stored = take_sized(data); !stored.empty()) {
            if (docdata_.is_empty()) docdata_.add_null_item();
            docdata_.add(key, stored);
        }
        add_values(key, document, values);
        add_length(document, segment.lengths[i]);
    }
}

// Adds the values of a document to the value columns, and the list of their slots to the termlist table. The list
// contains varints: the first slot, then `slot - previous slot - 1` for each further slot.
void Collector::add_values(std::string_view key, std::uint32_t document, const std::uint8_t*& values) {
    const std::uint64_t count = get_varint(values);
    if (count == 0) return;
    std::string slots;
    std::uint32_t next = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint32_t slot = get_varint_32(values);
        values_.add(document, slot, take_sized(values));
        append_varint(slots, slot - next);
        next = slot + 1;
    }
    termlists_.add(std::string(key) + '\0', slots);
}

void Collector::add_length(std::uint32_t document, std::uint32_t length) {
    lengths_.add(document, length);
    statistics_.total_length += length;
    statistics_.longest = std::max(statistics_.longest, length);
    if (length > 0 && (statistics_.shortest == 0 || length < statistics_.shortest)) statistics_.shortest = length;
}

void Collector::collect_parts(Segment& segment, std::uint32_t document) {
    parts_.add(std::move(segment.run));
    if (segment.part == Segment::Part::middle) return;
    DocumentParts::Whole whole = parts_.join(segment.lengths[0]);
    std::string key;
    append_sortable(key, document);
    add_termlist(key, whole.termlist);
    collect_documents(segment, document);
    statistics_.max_occurrences = std::max(statistics_.max_occurrences, whole.max_occurrences);
    add_run(std::move(whole.run), document);
}

void Collector::add_termlist(std::string_view key, Spool& tag) {
    const auto deflated = tag.is_in_memory() ? deflater_.deflate(tag.memory().view()) : std::string_view();
    if (!deflated.empty()) return termlists_.add(key, deflated, true);
    if (tag.is_in_memory()) return termlists_.add(key, tag.memory().view());
    Window window(tag, 64 * 1024);
    termlists_.add(key, window);
}

void Collector::add_run(Run run, std::uint32_t base) {
    run.base = base;
    if (run.bytes.is_in_memory()) {
        if (held_bytes_ + run.bytes.size() > memory_ / 2)
            run.bytes.spill(temp_);
        else
            held_bytes_ += run.bytes.size();
    }
    if (run.bytes.size() > 0) runs_.push_back(std::move(run));
}

Collector::Roots Collector::finish() {
    lengths_.end();
    values_.finish();
    specials_.finish();
    LeafSequence* const termlists = &termlists_.finish();
    LeafSequence* const docdata = &docdata_.finish();
    return {termlist_file_.finish({&termlists, 1}), docdata_file_.finish({&docdata, 1})};
}

}  // namespace kwic::glass
