// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of documents -> chunks for the postlist table: the postings of terms, and the lengths of all documents.
#pragma once

#include "glass/buffer.hpp"
#include "glass/leaf_writer.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// Where chunks go.
class ChunkSink {
public:
    virtual ~ChunkSink() = default;
    // How large the tag of the next chunk should be at most; smaller than `least` only if nothing larger ever fits.
    virtual std::size_t room(std::size_t key_bytes, std::size_t least) = 0;
    virtual void add(std::string_view key, std::string_view tag) = 0;
};

class PostingChunks {
public:
    explicit PostingChunks(ChunkSink& sink) : sink_(sink) {}

    // `key`: an escaped term with its numbers of documents and occurrences; or lengths_prefix and no numbers.
    void begin(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);

    // `document` ascends and is at least 1; `count` are occurrences of the term, or the document's length.
    void add(std::uint32_t document, std::uint32_t count);

    // Nothing is written for a list without documents.
    void end();

private:
    void open(std::uint32_t document);
    void close(bool is_last);
    std::size_t header_bytes(std::uint32_t document) const;

    ChunkSink& sink_;
    std::string key_;
    std::size_t first_key_bytes_ = 0;  // of key_, that of the list's first chunk
    bool is_of_term_ = true;
    std::uint8_t list_header_[2 * max_varint_bytes];
    std::size_t list_header_bytes_ = 0;
    bool is_first_chunk_ = true;
    std::uint32_t first_ = 0;  // document of the chunk
    std::uint32_t last_ = 0;   // document of the list
    std::size_t room_ = 0;
    Buffer body_;  // with room for the header before it
};

}  // namespace kwic::glass
