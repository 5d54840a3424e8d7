// SPDX-License-Identifier: GPL-2.0-or-later
// PostingList reads the documents of a term in ascending order of their numbers. glass/posting_chunks.hpp describes the
// format of posting lists.
#pragma once

#include "glass/table_cursor.hpp"
#include "glass/tables.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace kwic::glass {

// A PostingList is used by one thread at a time. The constructor and the functions that move the list throw the
// exceptions of TableCursor. After an exception, the list must not be used.
class PostingList {
public:
    // The value of document() at the end of the list. No document has this number.
    static constexpr std::uint32_t end = 0xffffffff;

    // Moves to the first posting of `term`. If `term` is empty, the list contains every document, and count() is the
    // length of the document. `tables` must outlive the list.
    PostingList(const Tables& tables, std::string_view term);

    // Moves to the first posting of another term, which must not be empty. reopen() is faster than the construction of
    // a new PostingList, especially if `term` sorts after the previous term.
    void reopen(std::string_view term);

    // The number of postings, 0 if the database does not have the term.
    std::uint32_t documents() const { return documents_; }

    // The sum of count() over all postings.
    std::uint64_t occurrences() const { return occurrences_; }

    std::uint32_t document() const { return document_; }
    std::uint32_t count() const { return count_; }

    // Moves to the next posting. The list must not be at the end.
    void next() {
        if (in_ < stop_) [[likely]]
            step();
        else
            next_chunk();
    }

    // Moves to the first posting whose document is at least `document`. Does not move if document() is already at least
    // `document`.
    void skip_to(std::uint32_t document) {
        if (document <= document_) return;
        if (document > last_) {
            if (!find_chunk(document)) return;
            if (document <= document_) return;
        }
        skip_in_chunk(document);
    }

    // Calls function(document, count) for each posting from the current one on whose document is less than `limit`, and
    // moves to the first posting after them. `function` must not move the list. If `function` throws, the list must not
    // be used before rewind().
    template <class Function>
    void each_below(std::uint32_t limit, Function function) {
        while (document_ < limit) {
            if (in_ < stop_) each_in_chunk(limit, function);
            if (document_ >= limit) return;
            function(document_, count_);
            next_chunk();
        }
    }

    // Moves to the first posting.
    void rewind();

private:
    // The number of zero bytes after the copy of a chunk. Postings are decoded from a copy, because a writer could
    // change the bytes of the chunk between their check and their use. A zero byte ends a number, so decoding a posting
    // that begins in the copy stops in the zero bytes at the latest.
    static constexpr std::size_t padding_bytes = 16;

    // The top bits of eight bytes that hold numbers. A number takes one byte if the top bit of its first byte is clear.
    static constexpr std::uint64_t top_bits = 0x8080808080808080;

    // Returns the next eight bytes of the chunk, the first one in the lowest bits.
    static std::uint64_t next_eight(const std::uint8_t* in) {
        std::uint64_t bytes;
        std::memcpy(&bytes, in, sizeof bytes);
        if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
        return bytes;
    }

    // `bytes` are four postings, each of which consists of a gap and a count that take one byte each. Returns a group
    // of 16 bits for each posting, the first group in the lowest bits: the difference between the document of the
    // posting and the document before the four postings.
    static std::uint64_t differences_of(std::uint64_t bytes) {
        return (bytes & 0x00ff00ff00ff00ff) * 0x0001000100010001 + 0x0004000300020001;
    }

    // Returns the number of bits before the first group whose difference is at least `wanted`. The difference in the
    // last group must be at least `wanted`.
    static unsigned first_group_from(std::uint32_t wanted, std::uint64_t differences) {
        const std::uint64_t reached = differences + (0x8000 - wanted) * 0x0001000100010001;
        return static_cast<unsigned>(std::countr_zero(reached & 0x8000800080008000)) - 15;
    }

    // Reads a varint.
    static std::uint64_t number(const std::uint8_t*& in) {
        std::uint64_t value = *in & 0x7f;
        for (unsigned shift = 7; *in++ >= 0x80 && shift < 63; shift += 7)
            value |= static_cast<std::uint64_t>(*in & 0x7f) << shift;
        return value;
    }

    // Reads the posting at `in`. Throws Error (corrupt) if its document is not in the chunk.
    void read_posting(const std::uint8_t*& in, std::uint32_t& document, std::uint32_t& count) const {
        std::uint64_t gap = in[0], occurrences = in[1];
        if ((gap | occurrences) < 0x80) [[likely]] {
            in += 2;
        } else if (gap >= 0x80 && (in[1] | in[2]) < 0x80) {
            gap = (gap & 0x7f) | occurrences << 7;
            occurrences = in[2];
            in += 3;
        } else {
            gap = number(in);
            occurrences = number(in);
        }
        if (gap >= last_ - document) [[unlikely]]
            fail_order();
        document += static_cast<std::uint32_t>(gap) + 1;
        count = static_cast<std::uint32_t>(occurrences);
    }

    void step() { read_posting(in_, document_, count_); }

    // Moves to the first posting of the chunk whose document is at least `document`, which must be greater than the
    // current document, but not greater than the last document of the chunk. Reads four postings at once if each of
    // them takes two bytes.
    void skip_in_chunk(std::uint32_t document) {
        if (is_dense_) return skip_in_dense_chunk(document);
        const std::uint8_t* in = in_;
        const std::uint8_t* const stop = stop_;
        std::uint32_t at = document_, count = count_;
        while (at < document) {
            if (stop - in >= 8) {
                const std::uint64_t bytes = next_eight(in);
                if ((bytes & top_bits) == 0) {
                    const std::uint64_t differences = differences_of(bytes);
                    if (at + (differences >> 48) < document) {
                        at += static_cast<std::uint32_t>(differences >> 48);
                        count = static_cast<std::uint32_t>(bytes >> 56);
                        in += 8;
                        continue;
                    }
                    const unsigned shift = first_group_from(document - at, differences);
                    at += static_cast<std::uint32_t>(differences >> shift) & 0xffff;
                    count = static_cast<std::uint32_t>(bytes >> shift >> 8) & 0xff;
                    in += shift / 8 + 2;
                    break;
                }
            }
            if (in >= stop) fail_order();
            read_posting(in, at, count);
        }
        if (at > last_) fail_order();
        in_ = in;
        document_ = at;
        count_ = count;
    }

    // Calls `function` for the current posting and those after it, as each_below() does, but not for the last posting
    // of the chunk. There must be a posting after the current one.
    template <class Function>
    void each_in_chunk(std::uint32_t limit, Function& function) {
        const std::uint8_t* in = in_;
        const std::uint8_t* const stop = stop_;
        std::uint32_t document = document_, count = count_;
        const std::uint64_t bound = std::min<std::uint64_t>(limit, std::uint64_t{last_} + 1);
        do {
            if (stop - in >= 8) {
                const std::uint64_t bytes = next_eight(in);
                const std::uint64_t differences = differences_of(bytes);
                const std::uint64_t fourth = document + (differences >> 48);
                if ((bytes & top_bits) == 0 && fourth < bound) {
                    const auto at = [](std::uint64_t value, unsigned shift, std::uint64_t mask) {
                        return static_cast<std::uint32_t>((value >> shift) & mask);
                    };
                    function(document, count);
                    function(document + at(differences, 0, 0xffff), at(bytes, 8, 0xff));
                    function(document + at(differences, 16, 0xffff), at(bytes, 24, 0xff));
                    function(document + at(differences, 32, 0xffff), at(bytes, 40, 0xff));
                    document = static_cast<std::uint32_t>(fourth);
                    count = at(bytes, 56, 0xff);
                    in += 8;
                    continue;
                }
            }
            function(document, count);
            read_posting(in, document, count);
        } while (in < stop && document < limit);
        in_ = in;
        document_ = document;
        count_ = count;
    }

    // Returns true for the postings of a term, and false for the list of all documents.
    bool is_of_term() const { return stem_bytes_ != first_key_bytes_; }

    void skip_in_dense_chunk(std::uint32_t document);
    [[noreturn]] void fail_order() const;
    void find_first();
    bool find_chunk(std::uint32_t document);
    void next_chunk();
    void load();
    void copy(std::string_view tag);
    void to_begin() {
        document_ = first_;
        count_ = first_count_;
        in_ = begin_;
    }

    const Tables* tables_;
    const OpenTable* table_;
    TableCursor cursor_;
    // The first stem_bytes_ bytes of the keys of further chunks, followed by the document number of the last search for
    // a chunk, if there was one.
    std::string key_;
    std::size_t first_key_bytes_ = 0;  // size of the key of the first chunk
    std::size_t stem_bytes_ = 0;  // size of the part of a further chunk's key that precedes the number of a document
    std::uint32_t documents_ = 0;
    std::uint64_t occurrences_ = 0;
    bool is_dense_ = false;  // whether the list contains every number from 1 to that of its last document

    // The chunk that contains the current posting.
    bool is_first_chunk_ = true, is_last_chunk_ = true;
    std::uint32_t first_ = 0, last_ = 0, first_count_ = 0;  // first and last document, count of the first one
    std::unique_ptr<std::uint8_t[]> chunk_;
    std::size_t chunk_room_ = 0;
    const std::uint8_t *begin_ = nullptr, *stop_ = nullptr;  // the postings after the first one

    std::uint32_t document_ = end, count_ = 0;
    const std::uint8_t* in_ = nullptr;  // the posting after the current one
};

}  // namespace kwic::glass
