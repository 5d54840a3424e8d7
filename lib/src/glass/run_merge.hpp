// SPDX-License-Identifier: GPL-2.0-or-later
// Several runs as one, and fewer runs of many.
#pragma once

#include "glass/run.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::glass {

// Goes through the records of several runs by key; those of the same key come together, in the order of the runs, which
// is that of their documents.
class RunMerge {
public:
    // Of the keys from `from` on and below `to`; an empty `to` is no bound.
    RunMerge(std::span<const Run> runs, std::size_t window, std::string_view from = {}, std::string_view to = {});

    // To the next key; the cursors of the one before move on.
    bool next();

    std::span<RunCursor* const> records() const { return group_; }
    std::string_view key() const { return group_[0]->key(); }
    std::uint64_t prefix() const { return group_[0]->prefix(); }
    std::uint64_t documents() const { return documents_; }
    std::uint64_t occurrences() const { return occurrences_; }

private:
    bool push(RunCursor* cursor);  // false if it has nothing more

    std::string to_;
    std::vector<std::unique_ptr<RunCursor>> cursors_;
    std::vector<RunCursor*> heap_, group_;
    std::uint64_t documents_ = 0, occurrences_ = 0;
};

// Consecutive runs of complete documents as one.
Run merge_runs(std::span<const Run> runs, std::size_t window, TempFile& temp);

// Runs `work` on `jobs` threads, of which the caller's is one, and rethrows the first exception. `fail`, if any, is
// called then, to wake those that wait for each other.
void run_on_threads(unsigned jobs, const std::function<void()>& work, const std::function<void()>& fail = {});

// Merges neighbors, on `jobs` threads, until there are `most` runs at most; at least 2.
void reduce_runs(std::vector<Run>& runs, std::size_t most, unsigned jobs, std::size_t window, TempFile& temp);

}  // namespace kwic::glass
