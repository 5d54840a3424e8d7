// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/final_merge.hpp"

#include "base/document_groups.hpp"
#include "base/ordered_queue.hpp"
#include "glass/run_merge.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

constexpr std::size_t max_window_bytes = 256 * 1024;
constexpr std::size_t min_fan_in = 16;

class PieceSink : public MetadataBuilder::Sink {
public:
    PieceSink(SortedRuns& runs, std::size_t memory) : sorter_(runs, memory) {}
    void add(std::string_view key, std::string_view piece) override { sorter_.add(key, piece, {}); }
    void finish() { sorter_.finish(); }

private:
    ExternalSorter sorter_;
};

// Divides the terms into ranges. The records of each range take about `range_bytes` in all runs together. Returns the
// first key of each range, which is empty for the first range.
std::vector<std::string> cut(const std::vector<Run>& runs, std::size_t range_bytes) {
    std::vector<std::string_view> samples;
    for (const Run& run : runs)
        for (const Run::Sample& sample : run.samples) samples.push_back(sample.key);
    std::sort(samples.begin(), samples.end());
    std::vector<std::string> ranges{""};
    const std::size_t step = std::max<std::size_t>(range_bytes / sample_bytes, 1);
    for (std::size_t i = step; i < samples.size(); i += step)
        if (samples[i] > ranges.back()) ranges.emplace_back(samples[i]);
    return ranges;
}

// Returns the groups of the documents; see MetadataBuilder::group_prefix().
DocumentGroups groups_of(const std::vector<Run>& runs, const MetadataBuilder* metadata_builder) {
    DocumentGroups groups;
    const std::string prefix(metadata_builder ? metadata_builder->group_prefix() : std::string_view());
    if (prefix.empty()) return groups;
    std::string end = prefix;
    ++end.back();  // cannot overflow, because no prefix ends with 0xff
    std::string scratch;
    Posting posting;
    for (RunMerge terms(runs, min_window_bytes, prefix, end); terms.next();) {
        const std::optional<unsigned> group = metadata_builder->group_of(unescape(terms.key(), scratch));
        if (!group) continue;
        for (RunCursor* record : terms.records())
            while (record->next_posting(posting)) groups.set(posting.document, *group);
    }
    return groups;
}

class RangeMerger {
public:
    RangeMerger(const std::vector<Run>& runs, const MergeOptions& options, TermTables& tables,
                MetadataBuilder* metadata_builder)
        : runs_(runs),
          metadata_builder_(metadata_builder),
          groups_(groups_of(runs, metadata_builder)),
          range_bytes_(std::clamp<std::size_t>(options.memory / 16 / options.jobs, 64 << 10, 8 << 20)),
          window_(std::clamp<std::size_t>(options.memory / 4 / options.jobs / (runs.size() + 1), min_window_bytes,
                                          max_window_bytes)),
          ranges_(cut(runs, range_bytes_)),
          monitor_(options.monitor),
          writes_(0, [&tables](TermStream* stream) { tables.add(*stream); }) {
        if (monitor_) monitor_->begin(Progress::Stage::merging, ranges_.size());
    }

    // Merges ranges until no range is left.
    void work(PieceSink& sink) {
        TermStream stream;
        for (std::size_t range; !has_failed_ && (range = next_range_++) < ranges_.size();) {
            if (!merge(range, stream, sink)) return;
            if (monitor_) monitor_->advance(1);
        }
        sink.finish();
    }

    // Makes the other threads stop before their next range or write.
    void fail() {
        has_failed_ = true;
        writes_.fail();
    }

private:
    // Merges a range of terms. Returns false if another thread has failed.
    bool merge(std::size_t range, TermStream& stream, PieceSink& sink) {
        const std::string_view to = range + 1 < ranges_.size() ? std::string_view(ranges_[range + 1]) : "";
        const auto words = metadata_builder_ ? metadata_builder_->range(sink) : nullptr;
        std::string scratch;
        Posting posting;
        for (RunMerge terms(runs_, window_, ranges_[range], to); terms.next();) {
            stream.begin_term(terms.key(), terms.documents(), terms.occurrences());
            GroupSet groups = 0;
            for (RunCursor* record : terms.records())
                while (record->next_posting(posting)) {
                    stream.add(posting);
                    groups |= groups_.of(posting.document);
                    if (stream.size() >= 2 * range_bytes_ && !write(range, stream, false)) return false;
                }
            stream.end_term();
            if (words)
                words->term(unescape(terms.key(), scratch), static_cast<Xapian::doccount>(terms.documents()),
                            static_cast<Xapian::termcount>(terms.occurrences()), groups);
        }
        if (words) words->end();
        return write(range, stream, true);
    }

    // Waits until all earlier ranges have been written, then writes the stream. Returns false if another thread has
    // failed.
    bool write(std::size_t range, TermStream& stream, bool ends_range) {
        if (!writes_.put(range, &stream, 1, ends_range)) return false;
        stream.clear();
        return true;
    }

    const std::vector<Run>& runs_;
    MetadataBuilder* metadata_builder_;
    const DocumentGroups groups_;
    std::size_t range_bytes_, window_;
    std::vector<std::string> ranges_;
    Monitor* monitor_;
    std::atomic<std::size_t> next_range_ = 0;
    std::atomic<bool> has_failed_ = false;
    OrderedQueue<TermStream*> writes_;  // streams may not wait in the queue, because work() reuses its stream
};

// Iterates in ascending order of keys over the entries that the metadata builder makes from the pieces.
class BuiltEntries {
public:
    BuiltEntries(const SortedRuns& pieces, std::size_t memory, MetadataBuilder* metadata_builder)
        : reader_(pieces, memory), metadata_builder_(metadata_builder), has_piece_(reader_.next()) {
        next();
    }

    bool is_at_end() const { return built_.entries.empty(); }
    const std::string& key() const { return built_.entries.front().first; }  // the key begins with metadata_prefix
    const std::string& entry() const { return built_.entries.front().second; }

    void next() {
        if (!built_.entries.empty()) built_.entries.pop_front();
        while (has_piece_ && built_.entries.empty()) {
            const std::string key(reader_.key());
            std::vector<std::string> pieces;
            for (; has_piece_ && reader_.key() == key; has_piece_ = reader_.next())
                if (pieces.empty() || pieces.back() != reader_.order()) pieces.emplace_back(reader_.order());
            const std::vector<std::string_view> views(pieces.begin(), pieces.end());
            metadata_builder_->entries(key, views, built_);
        }
    }

private:
    struct Entries final : MetadataBuilder::Sink {
        void add(std::string_view key, std::string_view entry) override {
            if (!entry.empty()) entries.emplace_back(std::string(metadata_prefix) + std::string(key), entry);
        }
        std::deque<std::pair<std::string, std::string>> entries;
    };

    SortedReader reader_;
    MetadataBuilder* metadata_builder_;
    bool has_piece_;
    Entries built_;
};

}  // namespace

void begin_metadata(MetadataBuilder& metadata_builder, Xapian::doccount documents, SortedRuns& pieces) {
    constexpr std::size_t memory = 64 * 1024;
    PieceSink sink(pieces, memory);
    metadata_builder.begin(documents, sink);
    sink.finish();
}

void merge_terms(std::vector<Run>& runs, const MergeOptions& options, TermTables& tables,
                 MetadataBuilder* metadata_builder, SortedRuns& pieces) {
    const std::size_t fan_in = std::max(min_fan_in, options.memory / 4 / options.jobs / min_window_bytes);
    reduce_runs(runs, fan_in, options.jobs, min_window_bytes, pieces.temp());
    RangeMerger merger(runs, options, tables, metadata_builder);
    run_on_threads(
        options.jobs,
        [&] {
            PieceSink sink(pieces, options.memory / 8 / options.jobs);
            merger.work(sink);
        },
        [&] { merger.fail(); });
    if (options.monitor) options.monitor->end();
    runs.clear();
}

void merge_specials(SortedRuns& specials, SortedRuns& pieces, const MergeOptions& options, TermTables& tables,
                    MetadataBuilder* metadata_builder) {
    const std::size_t fan_in = std::max(min_fan_in, options.memory / 4 / min_window_bytes);
    specials.reduce(fan_in);
    pieces.reduce(fan_in);
    BuiltEntries built(pieces, options.memory / 4, metadata_builder);
    SortedReader collected(specials, options.memory / 4);
    tables.begin_specials();
    std::string key, tag;
    const auto write_built_before = [&](std::string_view bound) {
        for (; !built.is_at_end() && (bound.empty() || built.key() < bound); built.next())
            tables.add_special(built.key(), built.entry());
    };
    for (bool has_more = collected.next(); has_more;) {
        key = collected.key();
        tag = collected.value();
        // If several entries have the same key, the last one is used.
        while ((has_more = collected.next()) && collected.key() == key) tag = collected.value();
        write_built_before(key);
        const bool is_built = !built.is_at_end() && built.key() == key;
        if (!is_built && !tag.empty()) tables.add_special(key, tag);
    }
    write_built_before({});
}

}  // namespace kwic::glass
