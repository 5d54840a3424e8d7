// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/document_parts.hpp"

#include "base/big_endian.hpp"
#include "glass/deflater.hpp"
#include "glass/external_sorter.hpp"
#include "glass/run_merge.hpp"
#include "glass/termlist.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

constexpr std::size_t copied_at_once = 64 * 1024;

// The posting of a term, joined from all parts of the document.
class JoinedPosting {
public:
    void read(std::span<RunCursor* const> parts) {
        occurrences_ = 0;
        positions_.clear();
        Posting posting;
        for (RunCursor* part : parts)
            while (part->next_posting(posting)) {
                occurrences_ += posting.occurrences;
                std::uint32_t position = 0;
                const auto* at = reinterpret_cast<const std::uint8_t*>(posting.positions.data());
                for (const auto* const end = at + posting.positions.size(); at != end;)
                    positions_.push_back(position += get_varint_32(at));
            }
        if (std::adjacent_find(positions_.begin(), positions_.end(), std::greater_equal<>()) == positions_.end())
            return;
        std::sort(positions_.begin(), positions_.end());
        positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
    }

    std::uint32_t occurrences() const { return occurrences_; }

    // Appends a record (see glass/run.hpp) to `run`. The record has one list, which contains only this posting. If
    // `is_part` is true, the record will be joined again, so the positions are encoded as in a part of a document.
    void write(Run& run, std::string_view key, bool is_part) {
        encoded_.clear();
        std::uint8_t* at = encoded_.room(max_varint_bytes + 5 * positions_.size());
        if (is_part) {
            std::uint32_t before = 0;
            for (const std::uint32_t position : positions_)
                at = put_varint(at, position - std::exchange(before, position));
        } else if (!positions_.empty()) {
            at = put_positions(at, positions_.data(), positions_.size());
        }
        encoded_.end_at(at);

        begin_record(run, key, 1, occurrences_, 1);
        std::uint8_t header[3 * max_varint_bytes];
        std::uint8_t* const end = put_varint(put_varint(put_varint(header, 0), occurrences_), encoded_.size());
        const auto header_bytes = static_cast<std::size_t>(end - header);
        Buffer& out = run.bytes.tail();
        out.end_at(put_varint(put_varint(out.room(2 * max_varint_bytes), 0), header_bytes + encoded_.size()));
        out.append(header, header_bytes);
        out.append(encoded_.view());
    }

private:
    std::uint32_t occurrences_ = 0;
    std::vector<std::uint32_t> positions_;
    Buffer encoded_;
};

Spool with_header(Spool body, std::uint64_t length, std::uint64_t terms, TempFile& temp) {
    Spool tag;
    if (terms == 0) return tag;
    tag.tail().end_at(put_varint(put_varint(tag.tail().room(2 * max_varint_bytes), length), terms));
    for (Window window(body, copied_at_once); window.rest() > 0;) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(window.rest(), copied_at_once));
        tag.tail().append(window.peek(part), part);
        window.skip(part);
        // A tag that is short enough to be compressed stays in memory.
        tag.spill_from(2 * max_deflated_bytes, temp);
    }
    return tag;
}

}  // namespace

std::size_t DocumentParts::window() const {
    return std::clamp<std::size_t>(memory_ / (parts_.size() + 1), min_window_bytes, 64 * 1024);
}

void DocumentParts::add(Run part) {
    part.bytes.spill(temp_);
    parts_.push_back(std::move(part));
    if (parts_.size() >= std::max<std::size_t>(memory_ / min_window_bytes, 16)) reduce();
}

void DocumentParts::reduce() {
    Run joined;
    JoinedPosting posting;
    for (RunMerge merge(parts_, window()); merge.next();) {
        posting.read(merge.records());
        posting.write(joined, merge.key(), true);
        joined.bytes.spill_from(run_spill_bytes, temp_);
    }
    joined.bytes.spill(temp_);
    parts_.clear();
    parts_.push_back(std::move(joined));
}

DocumentParts::Whole DocumentParts::join(std::uint32_t length) {
    Whole whole;
    Spool body;
    JoinedPosting posting;
    TermlistBody termlist;
    std::uint64_t terms = 0;
    std::string term[2];  // the current and the previous term, which TermlistBody refers to
    for (RunMerge merge(parts_, window()); merge.next(); ++terms) {
        posting.read(merge.records());
        posting.write(whole.run, merge.key(), false);
        whole.run.bytes.spill_from(run_spill_bytes, temp_);
        whole.max_occurrences = std::max(whole.max_occurrences, posting.occurrences());
        std::string scratch;
        std::string& current = term[terms % 2];
        current = unescape(merge.key(), scratch);
        termlist.add(body.tail(), current, prefix_8(current), posting.occurrences());
        body.spill_from(2 * max_deflated_bytes, temp_);
    }
    whole.run.bytes.spill(temp_);
    whole.termlist = with_header(std::move(body), length, terms, temp_);
    parts_.clear();
    return whole;
}

}  // namespace kwic::glass
