// SPDX-License-Identifier: GPL-2.0-or-later
// A Run holds the postings of consecutive documents, sorted by term. Runs are the intermediate format of the bulk
// build. A run is a sequence of records, one for each term (numbers are varints, except the size of the key):
//
//     record
//         size of the key         1 byte
//         key                     the term, escaped by append_escaped()
//         numbers of the term's documents, occurrences and lists
//         lists
//     list
//         base                    a document number, relative to the base of the run
//         size of the postings in bytes
//         postings
//     posting
//         gap                     document - previous document - 1; in the first posting of a list,
//                                 document - base of the run - base of the list
//         occurrences
//         size of the positions in bytes
//         positions               as in the position table
//
// In a run that holds a part of a document (see segment.hpp), the positions are varints instead: the first position,
// then the differences between consecutive positions. DocumentParts (see document_parts.hpp) joins the parts, and
// encodes the positions as in the position table.
#pragma once

#include "glass/encoding.hpp"
#include "glass/temp_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

// The minimum distance in bytes between two samples of a run.
inline constexpr std::uint64_t sample_bytes = 64 * 1024;

struct Run {
    // The key and offset of a record. A RunCursor uses samples to find its first record. merge_terms() (see
    // final_merge.hpp) uses samples to divide the terms into ranges.
    struct Sample {
        std::string key;
        std::uint64_t offset;
    };

    Spool bytes;
    std::vector<Sample> samples;
    std::uint32_t base = 0;  // number of the first document; 0 in a merged run
};

// Appends the beginning of a record: all its members except the lists.
void begin_record(Run& run, std::string_view key, std::uint64_t documents, std::uint64_t occurrences,
                  std::uint64_t lists);

struct Posting {
    std::uint32_t document = 0;
    std::uint32_t occurrences = 0;
    std::string_view positions;  // valid until the RunCursor moves
};

// Iterates over the records of a run, and over the postings of each record.
class RunCursor {
public:
    // Starts at the first record whose key is not less than `from`. `window` is the number of bytes to read at once.
    RunCursor(const Run& run, std::size_t window, std::string_view from);

    // Moves to the next record and skips unread postings. Returns false at the end of the run.
    bool next();

    bool is_at_end() const { return key_bytes_ == 0; }  // keys are never empty

    std::string_view key() const { return {key_, key_bytes_}; }
    std::uint64_t prefix() const { return prefix_; }
    std::uint64_t documents() const { return documents_; }
    std::uint64_t occurrences() const { return occurrences_; }
    std::uint64_t lists() const { return lists_; }  // number of lists that are not read yet

    // Reads the next posting of the record. Returns false if all postings of the record have been read.
    bool next_posting(Posting& posting);

    // Appends the unread lists to the last record of `to`. The base of `to` must be 0.
    void copy_lists(Run& to, TempFile& temp);

    // Returns whether this cursor sorts before `other`: first by key, then by the address of the run. The runs must be
    // elements of one array.
    bool is_before(const RunCursor& other) const {
        if (prefix_ != other.prefix_) return prefix_ < other.prefix_;
        if (const int order = key().compare(other.key()); order != 0) return order < 0;
        return run_ < other.run_;
    }
    bool has_same_key(const RunCursor& other) const { return prefix_ == other.prefix_ && key() == other.key(); }

private:
    void next_list();

    const Run* run_;
    Window window_;
    char key_[max_key_bytes];
    std::size_t key_bytes_ = 0;
    std::uint64_t prefix_ = 0;
    std::uint64_t documents_ = 0, occurrences_ = 0, lists_ = 0;
    std::uint64_t list_bytes_ = 0;  // number of unread bytes of the current list
    std::uint32_t document_ = 0;    // document of the posting that was read last
};

}  // namespace kwic::glass
