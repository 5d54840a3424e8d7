// SPDX-License-Identifier: GPL-2.0-or-later
// ExternalSorter sorts records that do not fit into memory. A record consists of a key, an order and a value, which are
// byte strings. Records are sorted by key, and records with the same key by order. The sorter adds runs, which are
// sorted sequences of records, to a SortedRuns. A SortedReader merges the runs. Several sorters, each in one thread,
// may share a SortedRuns.
#pragma once

#include "glass/temp_file.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace kwic::glass {

class SortedRuns {
public:
    // `temp` must outlive this object.
    explicit SortedRuns(TempFile& temp) : temp_(temp) {}

    void add(Spool run);  // thread-safe

    // Merges runs until at most max(`max_runs`, 2) are left.
    void reduce(std::size_t max_runs);

    const std::vector<Spool>& runs() const { return runs_; }
    TempFile& temp() { return temp_; }

private:
    TempFile& temp_;
    std::mutex mutex_;
    std::vector<Spool> runs_;
};

class ExternalSorter {
public:
    // `memory` is the approximate maximum of the sorter's memory in bytes. `runs` must outlive the sorter.
    ExternalSorter(SortedRuns& runs, std::size_t memory) : runs_(runs), memory_(memory) {}

    void add(std::string_view key, std::string_view order, std::string_view value);

    // Adds the last run to the SortedRuns. Without this call, the records of the last run are lost.
    void finish();

private:
    struct Record {
        std::uint64_t prefix;  // bytes 3 to 10 of the key, because few keys differ in the first two bytes
        std::size_t offset;    // offset of the record in bytes_
    };

    SortedRuns& runs_;
    std::size_t memory_;
    Buffer bytes_;
    std::vector<Record> records_;
};

// Iterates over the records of several runs in sorted order. Key, order and value are valid until the next call of
// next().
class SortedReader {
public:
    // Reads the runs with the numbers `first` to `first` + `count` - 1, by default all runs. `memory` is the total size
    // of the read windows in bytes, but the window of each run has at least 4 KiB and at most 256 KiB. `runs` must
    // outlive the reader.
    SortedReader(const SortedRuns& runs, std::size_t memory, std::size_t first = 0,
                 std::size_t count = ~std::size_t{0});
    ~SortedReader();

    bool next();
    std::string_view key() const;
    std::string_view order() const;
    std::string_view value();

private:
    struct Cursor;

    std::vector<std::unique_ptr<Cursor>> cursors_;  // heap of the cursors that have records left, except current_
    std::unique_ptr<Cursor> current_;
};

inline constexpr std::size_t min_window_bytes = 4096;

}  // namespace kwic::glass
