// SPDX-License-Identifier: GPL-2.0-or-later
// PostingChunks cuts lists into chunks, each of which is an entry of the postlist table. A list holds documents, each
// with a count. For the postings of a term, the count is the number of occurrences; for the list of all documents, the
// count is the length of the document. Format of a chunk's tag (see glass/bulk_builder.hpp; numbers are varints):
//
//     first chunk only      number of documents, number of occurrences, first document - 1
//     is last chunk         '1' or '0'
//     span                  last document of the chunk - first document
//     count of the first document
//     other documents       document - previous document - 1, count
//
// A document is represented by its number. The key of each chunk except the first ends with the first document of the
// chunk.
#pragma once

#include "glass/buffer.hpp"
#include "glass/leaf_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// Receives chunks.
class ChunkSink {
public:
    virtual ~ChunkSink() = default;
    // Returns the maximum size of the tag of the next chunk, whose key has `key_bytes` bytes. The result is less than
    // `min_bytes` only if no larger tag fits into an item.
    virtual std::size_t room(std::size_t key_bytes, std::size_t min_bytes) = 0;
    virtual void add(std::string_view key, std::string_view tag) = 0;
};

class PostingChunks {
public:
    explicit PostingChunks(ChunkSink& sink) : sink_(sink) {}  // `sink` must outlive this object

    // Begins a list. For the postings of a term, `key` is the term, escaped by append_escaped(), and `documents` and
    // `occurrences` are the numbers of documents and occurrences of the term. For the document lengths, `key` is
    // lengths_prefix, and both numbers are 0.
    void begin(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);

    // Adds a document with the number of the term's occurrences in the document, or with the length of the document.
    // The documents must be added in ascending order of their numbers, which begin at 1.
    void add(std::uint32_t document, std::uint32_t count);

    // Ends the list. Writes nothing for a list without documents.
    void end();

private:
    void open(std::uint32_t document);
    void close(bool is_last);
    std::size_t header_bytes(std::uint32_t document) const;

    ChunkSink& sink_;
    std::string key_;
    std::size_t first_key_bytes_ = 0;  // size of the key of the list's first chunk
    bool is_of_term_ = true;
    std::uint8_t list_header_[2 * max_varint_bytes];
    std::size_t list_header_bytes_ = 0;
    bool is_first_chunk_ = true;
    std::uint32_t first_ = 0;  // first document of the chunk
    std::uint32_t last_ = 0;   // last document that was added to the list, or 0
    std::size_t room_ = 0;
    Buffer body_;  // the postings, after free space for the header
};

}  // namespace kwic::glass
