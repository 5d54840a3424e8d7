// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/posting_chunks.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic::glass {
namespace {

constexpr std::size_t max_header_bytes = 48;

}  // namespace

void PostingChunks::begin(std::string_view key, std::uint64_t documents, std::uint64_t occurrences) {
    key_ = key;
    first_key_bytes_ = key.size();
    is_of_term_ = key != lengths_prefix;
    std::uint8_t* const end = put_varint(put_varint(list_header_, documents), occurrences);
    list_header_bytes_ = static_cast<std::size_t>(end - list_header_);
    is_first_chunk_ = true;
    last_ = 0;
}

std::size_t PostingChunks::header_bytes(std::uint32_t document) const {
    const std::size_t first = is_first_chunk_ ? list_header_bytes_ + varint_size(first_ - 1) : 0;
    return first + 1 + varint_size(document - first_);
}

void PostingChunks::add(std::uint32_t document, std::uint32_t count) {
    if (last_ == 0) {
        open(document);
    } else {
        std::uint8_t posting[2 * max_varint_bytes];
        const auto end = put_varint(put_varint(posting, document - last_ - 1), count);
        const auto bytes = static_cast<std::size_t>(end - posting);
        if (header_bytes(document) + body_.size() - max_header_bytes + bytes <= room_) {
            body_.append(posting, bytes);
            last_ = document;
            return;
        }
        close(false);
        open(document);
    }
    body_.end_at(put_varint(body_.room(max_varint_bytes), count));
    last_ = document;
}

void PostingChunks::open(std::uint32_t document) {
    first_ = document;
    if (!is_first_chunk_) {
        key_.resize(first_key_bytes_);
        if (is_of_term_) key_ += '\0';
        append_sortable(key_, document);
    }
    // A smaller chunk would not justify the overhead of another key and item.
    constexpr std::size_t min_chunk_bytes = 200;
    room_ = sink_.room(key_.size(), min_chunk_bytes);
    body_.clear();
    body_.end_at(body_.room(max_header_bytes) + max_header_bytes);
}

void PostingChunks::close(bool is_last) {
    std::uint8_t* const header = body_.data() + max_header_bytes - header_bytes(last_);
    std::uint8_t* at = header;
    if (is_first_chunk_) {
        std::memcpy(at, list_header_, list_header_bytes_);
        at = put_varint(at + list_header_bytes_, first_ - 1);
    }
    *at++ = is_last ? '1' : '0';
    put_varint(at, last_ - first_);
    sink_.add(key_, as_text(header, static_cast<std::size_t>(body_.data() + body_.size() - header)));
    is_first_chunk_ = false;
}

void PostingChunks::end() {
    if (last_ > 0) close(true);
}

}  // namespace kwic::glass
