// SPDX-License-Identifier: GPL-2.0-or-later
// RunMerge iterates over the merged records of several runs (see run.hpp). reduce_runs() merges many runs into fewer
// runs.
#pragma once

#include "glass/run.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

// Iterates over the keys of several runs in ascending order. The records of a key are in the order of the runs, which
// is also the order of the documents in the runs.
class RunMerge {
public:
    // Iterates over the keys >= `from` and < `to`. If `to` is empty, there is no upper bound. `window` is the number of
    // bytes to read at once from each run.
    RunMerge(std::span<const Run> runs, std::size_t window, std::string_view from = {}, std::string_view to = {});

    // Moves to the next key. Returns false if no key is left. Invalidates the records of the previous key.
    bool next();

    std::span<RunCursor* const> records() const { return records_; }
    std::string_view key() const { return records_[0]->key(); }
    std::uint64_t prefix() const { return records_[0]->prefix(); }
    std::uint64_t documents() const { return documents_; }
    std::uint64_t occurrences() const { return occurrences_; }

private:
    bool push(RunCursor* cursor);  // returns false if no key of the cursor is left in the range

    std::string to_;
    std::vector<std::unique_ptr<RunCursor>> cursors_;
    std::vector<RunCursor*> heap_, records_;
    std::uint64_t documents_ = 0, occurrences_ = 0;
};

// Merges consecutive runs of complete documents into one run.
Run merge_runs(std::span<const Run> runs, std::size_t window, TempFile& temp);

// Calls `work` once on each of at most `jobs` threads, one of which is the calling thread. If `work` throws, calls
// `fail`, which must wake each thread that waits for another thread. When all threads have ended, rethrows the first
// exception.
void run_on_threads(unsigned jobs, const std::function<void()>& work, const std::function<void()>& fail = {});

// Merges adjacent runs on at most `jobs` threads until at most max(`max_runs`, 2) are left.
void reduce_runs(std::vector<Run>& runs, std::size_t max_runs, unsigned jobs, std::size_t window, TempFile& temp);

}  // namespace kwic::glass
