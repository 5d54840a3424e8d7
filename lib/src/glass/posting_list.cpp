// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/posting_list.hpp"

#include "base/bytes.hpp"
#include "glass/encoding.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace kwic::glass {
namespace {

[[noreturn]] void fail(const char* finding) { throw Error(ErrorCode::corrupt, finding); }

}  // namespace

PostingList::PostingList(const Tables& tables, std::string_view term)
    : tables_(&tables), table_(&tables.table(postlist_table)), cursor_(*table_) {
    if (!term.empty()) {
        reopen(term);
        return;
    }
    key_ = lengths_prefix;
    first_key_bytes_ = stem_bytes_ = key_.size();
    documents_ = static_cast<std::uint32_t>(tables.version().documents);
    occurrences_ = tables.version().total_length;
    is_dense_ = tables.version().documents == tables.version().last_document;
    find_first();
}

void PostingList::reopen(std::string_view term) {
    key_.clear();
    append_escaped(key_, term);
    first_key_bytes_ = key_.size();
    key_ += '\0';
    stem_bytes_ = key_.size();
    documents_ = 0;
    occurrences_ = 0;
    is_dense_ = false;
    document_ = end;
    is_last_chunk_ = true;
    const std::string_view key = std::string_view(key_).substr(0, first_key_bytes_);
    if (cursor_.key() < key ? cursor_.find_further(key) : cursor_.find(key)) load();
}

void PostingList::rewind() {
    if (documents_ == 0) return;
    is_first_chunk_ ? to_begin() : find_first();
}

void PostingList::find_first() {
    if (cursor_.find(std::string_view(key_).substr(0, first_key_bytes_))) load();
}

// Moves to the first posting of the last chunk whose first document is at most `document`. If all documents of the
// found chunk are less than `document`, moves to the next chunk. Returns false if the list has no next chunk.
bool PostingList::find_chunk(std::uint32_t document) {
    if (is_last_chunk_) {
        document_ = end;
        return false;
    }
    key_.resize(stem_bytes_);
    append_sortable(key_, document);
    const std::uint32_t before = first_;
    cursor_.find_further(key_);
    load();
    if (first_ < before) fail_order();
    if (document <= last_) return true;
    document_ = last_;
    in_ = stop_;
    next_chunk();
    return document_ != end;
}

void PostingList::next_chunk() {
    if (document_ != last_ || in_ != stop_) fail_order();
    if (is_last_chunk_) {
        document_ = end;
        return;
    }
    const std::uint32_t before = last_;
    if (!cursor_.next()) fail_order();
    load();
    if (first_ <= before) fail_order();
}

// Loads the chunk at the cursor, and moves to its first posting.
void PostingList::load() {
    const std::string_view key = cursor_.key();
    is_first_chunk_ = key.size() == first_key_bytes_;
    const std::size_t shared = is_first_chunk_ ? first_key_bytes_ : stem_bytes_;
    if (key.size() < shared || std::memcmp(key.data(), key_.data(), shared) != 0)
        table_->fail("a posting list is incomplete");
    std::uint32_t first = 0;
    table_->checked([&] {
        ByteReader in(key.substr(shared));
        if (!is_first_chunk_) first = read_sortable(in);
    });
    std::string joined;
    const std::string_view tag = cursor_.whole_tag(joined);
    table_->checked([&] {
        copy(tag);
        ByteReader in({reinterpret_cast<const char*>(chunk_.get()), tag.size()});
        if (is_first_chunk_) {
            const std::uint32_t documents = read_32(in);
            const std::uint64_t occurrences = in.number();
            if (is_of_term()) {
                documents_ = documents;
                occurrences_ = occurrences;
            }
            first = read_32(in) + 1;
        }
        is_last_chunk_ = in.take(1)[0] == '1';
        const std::uint64_t last = first + in.number();
        if (first == 0 || last < first || last > tables_->version().last_document || last >= end)
            fail("a posting list has an unknown document");
        first_count_ = read_32(in);
        first_ = first;
        last_ = static_cast<std::uint32_t>(last);
        stop_ = chunk_.get() + tag.size();
        begin_ = stop_ - in.rest().size();
    });
    to_begin();
}

void PostingList::copy(std::string_view tag) {
    if (chunk_room_ < tag.size() + padding_bytes) {
        chunk_room_ = tag.size() + padding_bytes;
        chunk_ = std::make_unique_for_overwrite<std::uint8_t[]>(chunk_room_);
    }
    std::memcpy(chunk_.get(), tag.data(), tag.size());
    std::memset(chunk_.get() + tag.size(), 0, padding_bytes);
}

// Does the work of skip_in_chunk() for a dense list: counts the bytes that end a number, because each document before
// `document` has two numbers.
void PostingList::skip_in_dense_chunk(std::uint32_t document) {
    const std::uint8_t* in = in_;
    std::uint64_t numbers = 2 * (std::uint64_t{document} - document_ - 1);
    for (; stop_ - in >= 8; in += 8) {
        const std::uint64_t ends = (~next_eight(in) & top_bits) >> 7;
        const std::uint64_t count = ends * 0x0101010101010101 >> 56;
        if (count >= numbers) break;  // the last bytes may begin the next number
        numbers -= count;
    }
    for (; numbers > 0 && in < stop_; ++in) numbers -= *in < 0x80;
    if (in >= stop_) fail_order();
    document_ = document - 1;
    read_posting(in, document_, count_);
    if (document_ != document) fail_order();
    in_ = in;
}

void PostingList::fail_order() const { table_->fail("a posting list is out of order"); }

}  // namespace kwic::glass
