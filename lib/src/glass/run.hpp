// SPDX-License-Identifier: GPL-2.0-or-later
// A run: the postings of consecutive documents, in the order of the terms. A record has
//   the size of the key (1 byte), the key: the escaped term
//   the number of its documents, of its occurrences and of its lists (uints), then for each list
//     its first document's base (counted from the run's base) and its size in bytes (uints), and for each posting
//     the gap from the document before, or from the base - 1, less 1; the occurrences; the size of the positions
//     (uints); and the positions.
// The positions of a part of a document are still to be joined with those of its other parts: they are the uints
// of the gaps, in the order they came. All others are as in the position table.
#pragma once

#include "glass/encoding.hpp"
#include "glass/temp_file.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

inline constexpr std::uint64_t sample_bytes = 64 * 1024;

struct Run {
    // Where a record begins, about every sample_bytes.
    struct Sample {
        std::string key;
        std::uint64_t offset;
    };

    Spool bytes;
    std::vector<Sample> samples;
    std::uint32_t base = 0;  // the first document
};

// Appends the beginning of a record.
void begin_record(Run& run, std::string_view key, std::uint64_t documents, std::uint64_t occurrences,
                  std::uint64_t lists);

struct Posting {
    std::uint32_t document = 0;
    std::uint32_t occurrences = 0;
    std::string_view positions;  // valid until the next call of the cursor
};

// Goes through a run's records and through the postings of each.
class RunCursor {
public:
    // From the first record on whose key is not below `from`. `window`: bytes to read at once.
    RunCursor(const Run& run, std::size_t window, std::string_view from);

    // To the next record; what was not read of the one before is passed over.
    bool next();

    bool is_at_end() const { return key_bytes_ == 0; }  // keys are never empty

    std::string_view key() const { return {key_, key_bytes_}; }
    std::uint64_t prefix() const { return prefix_; }
    std::uint64_t documents() const { return documents_; }
    std::uint64_t occurrences() const { return occurrences_; }
    std::uint64_t lists() const { return lists_; }  // that are not yet read

    bool next_posting(Posting& posting);

    // Instead of reading them: appends the lists to a record of a run that begins with document 0.
    void copy_lists(Run& to, TempFile& temp);

    // By key, then by order in the vector of the runs.
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
    std::uint64_t list_bytes_ = 0;  // that are left of the list
    std::uint32_t document_ = 0;    // the last one of the list
};

}  // namespace kwic::glass
