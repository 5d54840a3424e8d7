// SPDX-License-Identifier: GPL-2.0-or-later
// PostingChunks cuts lists of documents with a number each, the postings of terms or the lengths of all documents, into
// chunks for the postlist table. Format of a chunk's tag (numbers are varints):
//
//     first chunk only      documents of the list, occurrences in the list, number of the first document - 1
//     is last chunk         '1' or '0'
//     span                  last document of the chunk - first document
//     first count
//     further postings      gap to the document before - 1, count
//
// The keys of further chunks end with their first document.
#pragma once

#include "glass/buffer.hpp"
#include "glass/leaf_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// Takes chunks.
class ChunkSink {
public:
    virtual ~ChunkSink() = default;
    // Returns the maximum size of the next chunk's tag. It is at least `min_bytes`, unless no tag may be that large.
    virtual std::size_t room(std::size_t key_bytes, std::size_t min_bytes) = 0;
    virtual void add(std::string_view key, std::string_view tag) = 0;
};

class PostingChunks {
public:
    explicit PostingChunks(ChunkSink& sink) : sink_(sink) {}  // `sink` must outlive this object

    // Begins a list. `key` is an escaped term, with its numbers of documents and occurrences; or lengths_prefix, with 0
    // for both.
    void begin(std::string_view key, std::uint64_t documents, std::uint64_t occurrences);

    // Adds a document with the number of the term's occurrences in it, or with its length. Documents ascend from 1.
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
    std::uint32_t last_ = 0;   // last document of the list so far; 0 if it has none
    std::size_t room_ = 0;
    Buffer body_;  // the postings, after free space for the header
};

}  // namespace kwic::glass
