// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/bulk_builder.hpp"

#include "glass/collector.hpp"
#include "glass/final_merge.hpp"
#include "glass/segment_queue.hpp"
#include "glass/term_tables.hpp"
#include "glass/version_file.hpp"

#include <kwic/error.hpp>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

constexpr std::size_t min_memory = std::size_t{1} << 20;
constexpr std::size_t units_per_thread = 2;

// While documents are added, the inverters take 1/2 of BuildOptions::memory, waiting segments 1/8, and the collector
// 1/4. The remaining 1/8 is for the overhead of the allocator. Unfinished units take memory in addition: at most 1/8 of
// BuildOptions::memory, plus the size of one unit.
std::size_t inverter_memory(const BuildOptions& options) { return options.memory / 2 / options.jobs; }
std::size_t waiting_memory(const BuildOptions& options) { return options.memory / 8; }
std::size_t collector_memory(const BuildOptions& options) { return options.memory / 4; }
std::size_t unit_memory(const BuildOptions& options) { return options.memory / 8; }
std::size_t merge_memory(const BuildOptions& options, std::size_t held_bytes) {
    return options.memory - std::min(held_bytes, options.memory / 4 * 3);
}

BuildOptions sensible(BuildOptions options) {
    options.jobs = std::max(options.jobs, 1u);
    options.memory = std::max(options.memory, min_memory);
    return options;
}

std::array<std::uint8_t, 16> hash_of(std::span<const XXH128_hash_t> digests, const Statistics& statistics) {
    std::string bytes;
    for (const XXH128_hash_t& digest : digests) {
        XXH128_canonical_t canonical;
        XXH128_canonicalFromHash(&canonical, digest);
        bytes.append(reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest);
    }
    append_varint(bytes, statistics.documents);
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
    std::array<std::uint8_t, 16> hash;
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), hash.begin());
    return hash;
}

}  // namespace

class BulkBuilder::Engine {
public:
    struct Unit {
        std::function<void(Inverter&)> work;
        std::size_t bytes = 0;
    };

    explicit Engine(const BuildOptions& options)
        : options_(options),
          temp_(options.folder),
          collector_(options.folder, temp_, collector_memory(options)),
          segments_(collector_, waiting_memory(options)) {
        try {
            for (unsigned i = 0; i < options.jobs; ++i) threads_.emplace_back([this] { work(); });
        } catch (const std::system_error& error) {  // fewer threads than requested are sufficient
            if (threads_.empty()) throw Error(ErrorCode::io, "cannot start a thread: " + error.code().message());
        } catch (const std::bad_alloc&) {
            if (threads_.empty()) throw;
        }
    }

    ~Engine() {
        fail(nullptr);
        join();
    }

    void submit(Unit unit) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return has_failed_ || units_.size() < units_per_thread * options_.jobs; });
        if (error_) std::rethrow_exception(error_);
        unit_bytes_ += unit.bytes;
        units_.push_back(std::move(unit));
        changed_.notify_all();
        // Waits here, not at the beginning of the next call, because the caller reads the next unit into memory before
        // the next call.
        changed_.wait(lock, [&] { return has_failed_ || unit_bytes_ <= unit_memory(options_); });
    }

    Xapian::doccount finish(MetadataBuilder* metadata_builder, std::size_t held_bytes) {
        {
            const std::lock_guard lock(mutex_);
            is_complete_ = true;
            changed_.notify_all();
        }
        join();
        if (error_) std::rethrow_exception(error_);
        try {
            write(metadata_builder, held_bytes);
        } catch (...) {
            fail(std::current_exception());
            throw;
        }
        return collector_.statistics().documents;
    }

private:
    // Runs on each thread until all units are done or a thread has failed.
    void work() {
        try {
            Inverter inverter(segments_, inverter_memory(options_));
            Unit unit;
            for (std::uint64_t number; take(unit, number);) {
                inverter.begin_unit(number);
                unit.work(inverter);
                unit.work = nullptr;
                release(unit.bytes);
                inverter.end_unit();
            }
        } catch (...) {
            fail(std::current_exception());
        }
    }

    void release(std::size_t bytes) {
        const std::lock_guard lock(mutex_);
        unit_bytes_ -= bytes;
        changed_.notify_all();
    }

    bool take(Unit& unit, std::uint64_t& number) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return has_failed_ || is_complete_ || !units_.empty(); });
        if (has_failed_ || units_.empty()) return false;
        unit = std::move(units_.front());
        units_.pop_front();
        number = next_unit_++;
        changed_.notify_all();
        return true;
    }

    void fail(std::exception_ptr error) {
        {
            const std::lock_guard lock(mutex_);
            if (!has_failed_) error_ = std::move(error);
            has_failed_ = true;
            units_.clear();
            changed_.notify_all();
        }
        segments_.fail();
    }

    void join() {
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
    }

    void write(MetadataBuilder* metadata_builder, std::size_t held_bytes) {
        const Collector::Roots documents = collector_.finish();
        const MergeOptions options{options_.jobs, merge_memory(options_, held_bytes), options_.monitor};
        TermTables tables(options_.folder, temp_);
        SortedRuns pieces(temp_);
        if (metadata_builder) begin_metadata(*metadata_builder, collector_.statistics().documents, pieces);
        merge_terms(collector_.runs(), options, tables, metadata_builder, pieces);
        merge_specials(collector_.specials().runs(), pieces, options, tables, metadata_builder);
        const TermTables::Roots terms = tables.finish();
        const std::array digests{tables.postlist_digest(), collector_.docdata_digest(), collector_.termlist_digest(),
                                 tables.position_digest()};
        write_version_file(options_.folder, {terms.postlist, documents.docdata, documents.termlist, terms.position},
                           collector_.statistics(), hash_of(digests, collector_.statistics()));
    }

    BuildOptions options_;
    TempFile temp_;
    Collector collector_;
    SegmentQueue segments_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Unit> units_;
    std::size_t unit_bytes_ = 0;  // total bytes of the unfinished units
    std::uint64_t next_unit_ = 0;
    bool is_complete_ = false;
    bool has_failed_ = false;
    std::exception_ptr error_;
    std::vector<std::thread> threads_;
};

BulkBuilder::BulkBuilder(const BuildOptions& options) : engine_(std::make_unique<Engine>(sensible(options))) {}
BulkBuilder::~BulkBuilder() = default;

void BulkBuilder::submit(std::function<void(Inverter&)> work, std::size_t bytes) {
    engine_->submit({std::move(work), bytes});
}
Xapian::doccount BulkBuilder::finish(MetadataBuilder* metadata_builder, std::size_t held_bytes) {
    return engine_->finish(metadata_builder, held_bytes);
}

}  // namespace kwic::glass
