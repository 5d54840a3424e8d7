// SPDX-License-Identifier: GPL-2.0-or-later
// Sorts records that do not fit into memory: by key, then by order, which may be a number or whatever tells records of
// the same key apart; the value goes along. Several sorters, of a thread each, may fill the same SortedRuns.
#pragma once

#include "glass/temp_file.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace kwic::glass {

class SortedRuns {
public:
    // `temp` must outlive it.
    explicit SortedRuns(TempFile& temp) : temp_(temp) {}

    void add(Spool run);            // for several threads
    void reduce(std::size_t most);  // merges runs until there are so many at most; at least 2
    const std::vector<Spool>& runs() const { return runs_; }
    TempFile& temp() { return temp_; }

private:
    TempFile& temp_;
    std::mutex mutex_;
    std::vector<Spool> runs_;
};

class ExternalSorter {
public:
    // `memory`: bytes to sort at once.
    ExternalSorter(SortedRuns& runs, std::size_t memory) : runs_(runs), memory_(memory) {}

    void add(std::string_view key, std::string_view order, std::string_view value);
    void finish();  // hands the last run on; without it, that is lost

private:
    struct Record {
        std::uint64_t prefix;  // of the key's bytes from the third on, which tell more than its first
        std::size_t offset;
    };

    SortedRuns& runs_;
    std::size_t memory_;
    Buffer bytes_;
    std::vector<Record> records_;
};

// Goes through all runs as one. Key, order and value are valid until the next call.
class SortedReader {
public:
    // `memory`: bytes to read at once for all runs; at least 4 KiB a run are taken. `runs` must outlive it.
    SortedReader(const SortedRuns& runs, std::size_t memory, std::size_t first = 0,
                 std::size_t count = ~std::size_t{0});
    ~SortedReader();

    bool next();
    std::string_view key() const;
    std::string_view order() const;
    std::string_view value();

private:
    struct Cursor;

    std::vector<std::unique_ptr<Cursor>> cursors_;  // a heap of those that are not at their end, but for current_
    std::unique_ptr<Cursor> current_;
};

inline constexpr std::size_t min_window_bytes = 4096;

}  // namespace kwic::glass
