// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/run_merge.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

// Compares in reverse order, so that the first element of the heap is the smallest.
bool is_after(const RunCursor* a, const RunCursor* b) { return b->is_before(*a); }

}  // namespace

RunMerge::RunMerge(std::span<const Run> runs, std::size_t window, std::string_view from, std::string_view to)
    : to_(to) {
    for (const Run& run : runs) {
        auto cursor = std::make_unique<RunCursor>(run, window, from);
        if (!push(cursor.get())) continue;  // a run that has no keys in the range needs no cursor
        cursors_.push_back(std::move(cursor));
    }
}

bool RunMerge::push(RunCursor* cursor) {
    if (cursor->is_at_end() || (!to_.empty() && cursor->key() >= to_)) return false;
    heap_.push_back(cursor);
    std::push_heap(heap_.begin(), heap_.end(), is_after);
    return true;
}

bool RunMerge::next() {
    for (RunCursor* cursor : records_) {
        cursor->next();
        push(cursor);
    }
    records_.clear();
    documents_ = occurrences_ = 0;
    while (!heap_.empty() && (records_.empty() || heap_.front()->has_same_key(*records_[0]))) {
        std::pop_heap(heap_.begin(), heap_.end(), is_after);
        records_.push_back(heap_.back());
        heap_.pop_back();
        documents_ += records_.back()->documents();
        occurrences_ += records_.back()->occurrences();
    }
    return !records_.empty();
}

Run merge_runs(std::span<const Run> runs, std::size_t window, TempFile& temp) {
    Run merged;
    for (RunMerge merge(runs, window); merge.next();) {
        std::uint64_t lists = 0;
        for (const RunCursor* record : merge.records()) lists += record->lists();
        begin_record(merged, merge.key(), merge.documents(), merge.occurrences(), lists);
        for (RunCursor* record : merge.records()) record->copy_lists(merged, temp);
        merged.bytes.spill_from(run_spill_bytes, temp);
    }
    merged.bytes.spill(temp);
    return merged;
}

void run_on_threads(unsigned jobs, const std::function<void()>& work, const std::function<void()>& fail) {
    std::mutex mutex;
    std::exception_ptr error;
    const auto guarded = [&] {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!error) error = std::current_exception();
            if (fail) fail();
        }
    };
    std::vector<std::thread> threads;
    try {
        for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(guarded);
    } catch (const std::exception&) {  // fewer threads than requested are sufficient
    }
    guarded();
    for (std::thread& thread : threads) thread.join();
    if (error) std::rethrow_exception(error);
}

void reduce_runs(std::vector<Run>& runs, std::size_t max_runs, unsigned jobs, std::size_t window, TempFile& temp) {
    max_runs = std::max<std::size_t>(max_runs, 2);
    while (runs.size() > max_runs) {
        std::vector<Run> merged((runs.size() + max_runs - 1) / max_runs);
        std::atomic<std::size_t> next{0};
        run_on_threads(jobs, [&] {
            for (std::size_t i; (i = next++) < merged.size();) {
                const std::size_t first = i * max_runs, count = std::min(max_runs, runs.size() - first);
                merged[i] = merge_runs(std::span(runs).subspan(first, count), window, temp);
            }
        });
        runs = std::move(merged);
    }
}

}  // namespace kwic::glass
