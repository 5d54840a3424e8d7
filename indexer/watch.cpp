// SPDX-License-Identifier: GPL-2.0-or-later
// Waits for changes, collects them for a short time, and updates the index.
#include "watch.hpp"

#include "base/descriptor.hpp"
#include "changes.hpp"
#include "indexing.hpp"
#include "report.hpp"
#include "selection.hpp"
#include "signals.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;
using options::MessageKind;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto quiet_time = 200ms;     // an update starts after this time without a change
constexpr auto max_wait = 1000ms;      // maximum time from the first change to the update
constexpr auto check_period = 1000ms;  // time between two checks of the input folders
// A rescan is an update that compares all inputs with the index. If a folder cannot be watched, rescans run at
// intervals. The pause after a rescan is at least min_rescan_period, and at least ten times the duration of the rescan.
constexpr auto min_rescan_period = 2000ms;
constexpr auto first_retry_delay = 500ms;  // delay after the first failure; doubles with each further failure
constexpr auto max_retry_delay = 10'000ms;

struct Interrupted {};  // thrown if a signal arrives during an update; uncommitted changes are discarded

bool is_final(ErrorCode code) {
    return code == ErrorCode::not_found || code == ErrorCode::corrupt || code == ErrorCode::version_mismatch;
}

class Watch {
public:
    Watch(const Options& options, const fs::path& index, bool show_progress)
        : options_(options), index_(fs::absolute(index)), progress_(show_progress), report_(options, progress_) {
        hooks_.before_folder = [this](int folder, const std::string& id) { changes_->watch(folder, id); };
        hooks_.after_listing = [this](const std::string& id, const SharedRules& rules) {
            changes_->set_rules(id, rules);
        };
        hooks_.before_file = [this] {
            if (signals_.have_come()) throw Interrupted();
        };
    }

    // Runs until SIGINT or SIGTERM arrives. Returns true if every file and folder that should be indexed could be read.
    bool run(const RunPaths& run) {
        try {
            begin(run);
            while (!signals_.have_come()) {
                wait();
                if (changes_->pending() && Clock::now() >= due()) update();
            }
        } catch (const Interrupted&) {
        }
        return all_indexed_;
    }

private:
    void begin(const RunPaths& run) {
        const auto started = Clock::now();
        {
            IndexWriter writer(index_, options_.writer);
            root_ = canonical_root(writer.root(), index_);
            inputs_ = plan_inputs(run.paths, root_, index_);
            changes_.emplace(inputs_, walk_options(options_, inputs_));
            const ChangeSet set = changes_->take();
            index_changes(writer, set, select_inputs(inputs_, root_, set), started);
            for (const fs::path& root : run.vanished) report_.missing_root(root.string());
            all_indexed_ &= run.vanished.empty();
            remember(run, report_.summary.skipped_by_reason, index_);
        }
        print_summary(report_.summary, options_);
        after_rescan(started);
        progress_.hide();
        // If another program rebuilds the index with other options, later updates keep the options of that rebuild.
        options_.writer.rebuild = false;
        options_.writer.store_text.reset();
        options_.writer.positions.reset();
    }

    void update() {
        const auto started = Clock::now();
        ChangeSet set = changes_->take();
        try {
            if (!try_update(set, started)) return;
        } catch (const Error& error) {
            if (is_final(error.code())) throw;
            changes_->add(std::move(set));
            return schedule_retry(error);
        }
        failure_.clear();
        const Summary& summary = report_.summary;
        // Every rescan skips the same files again. Therefore a rescan that only skips files prints no summary.
        const bool has_skipped = summary.skipped && !set.everything;
        if (summary.added || summary.updated || summary.removed || has_skipped) print_summary(summary, options_);
        if (set.everything) after_rescan(started);
    }

    // Updates the index. Returns false without an update if select_inputs() selects nothing.
    bool try_update(const ChangeSet& set, Clock::time_point started) {
        const Inputs inputs = select_inputs(inputs_, root_, set);
        if (set.everything) report_missing_inputs();
        if (inputs.list.empty() && inputs.removed_ids.empty()) return false;
        std::error_code ignored;
        // An io error is retried: the folder may return with the index in it.
        if (!fs::exists(root_, ignored) && !holds_index(index_))
            throw Error(ErrorCode::io, "cannot update the index: its root folder '" + root_.string() + "' is missing");
        if (!holds_index(index_))
            throw Error(ErrorCode::not_found, "the index '" + index_.string() + "' no longer exists");
        IndexWriter writer(index_, options_.writer);
        if (canonical_root(writer.root(), index_) != root_)
            throw Error(ErrorCode::not_found, "the index '" + index_.string() + "' now has another root folder");
        index_changes(writer, set, inputs, started);
        return true;
    }

    void index_changes(IndexWriter& writer, const ChangeSet& set, const Inputs& inputs, Clock::time_point started) {
        report_.summary = {};
        set.everything ? restart_watching() : forget(inputs);
        index_inputs(options_, inputs, {}, writer, report_, progress_, hooks_);
        progress_.stage({.stage = kwic::Progress::Stage::committing});
        writer.commit();
        progress_.clear();
        report_.summary.documents = writer.document_count();
        report_.summary.seconds = std::chrono::duration<double>(Clock::now() - started).count();
        all_indexed_ &= report_.summary.failed == 0;
    }

    void restart_watching() {
        changes_->restart();
        for (const Input& input : inputs_.list) {
            if (input.folder) continue;
            const Descriptor folder(open(input.path.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
            if (folder.is_open()) changes_->watch_for_inputs(folder.number(), folder_of(input.id));
        }
    }

    // Stops watching the removed folders and the folders that the update will walk. The walk then watches each folder
    // that it finds, under the current id of the folder.
    void forget(const Inputs& inputs) {
        for (const std::string& id : inputs.removed_ids) changes_->forget(id);
        for (const Input& input : inputs.list) {
            if (input.folder) changes_->forget(input.id);
        }
    }

    void report_missing_inputs() {
        for (const Input& input : inputs_.list) {
            std::error_code ignored;
            if (fs::exists(input.folder ? input.path : input.path.parent_path(), ignored)) {
                reported_missing_.erase(input.id);
            } else if (reported_missing_.insert(input.id).second) {
                const std::string name = input.path.string();
                const std::string text = "no longer exists; its documents stay in the index";
                print_message({MessageKind::warning, "missing-input", text, name});
            }
        }
    }

    void after_rescan(Clock::time_point started) {
        const auto now = Clock::now();
        next_rescan_ = now + std::max<Clock::duration>(min_rescan_period, 10 * (now - started));
        if (reported_failure_ != changes_->watch_failure() && !changes_->watch_failure().empty()) {
            const std::string text = "cannot watch all folders: " + changes_->watch_failure() +
                                     "; instead, all files are compared again at intervals";
            print_message({MessageKind::warning, "watch-limit", text});
        }
        reported_failure_ = changes_->watch_failure();
    }

    void schedule_retry(const Error& error) {
        const std::string failure = error.what();
        if (failure_.empty()) retry_delay_ = first_retry_delay;
        if (failure != failure_)
            print_message({MessageKind::warning, options::message_code(error), failure + "; trying again"});
        failure_ = failure;
        retry_at_ = Clock::now() + retry_delay_;
        retry_delay_ = std::min<Clock::duration>(2 * retry_delay_, max_retry_delay);
    }

    // Returns the time at which an update must index the pending changes.
    Clock::time_point due() const {
        return failure_.empty() ? std::min(last_change_ + quiet_time, first_change_ + max_wait) : retry_at_;
    }

    // Waits until a change or a signal arrives, or until the next check or update is due. Collects the changes. May
    // return earlier.
    void wait() {
        auto end = next_check_;
        if (changes_->pending()) end = std::min(end, due());
        const auto time = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        std::array<pollfd, 2> sources = {{{changes_->descriptor(), POLLIN, 0}, {signals_.descriptor(), POLLIN, 0}}};
        poll(sources.data(), sources.size(), static_cast<int>(std::max(time, 0ms).count()));

        const bool was_pending = changes_->pending();
        const auto now = Clock::now();
        bool changed = sources[0].revents && changes_->read();
        if (now >= next_check_) {
            next_check_ = now + check_period;
            changed |= changes_->check_input_folders();
            if (!changes_->watch_failure().empty() && now >= next_rescan_) {
                changes_->add({.everything = true, .ids = {}});
                changed = true;
            }
        }
        if (!changed) return;
        last_change_ = now;
        if (!was_pending) first_change_ = now;
    }

    Options options_;
    fs::path index_;
    EndSignals signals_;
    Progress progress_;
    Report report_;
    IndexingHooks hooks_;
    bool all_indexed_ = true;

    fs::path root_;
    Inputs inputs_;
    std::optional<Changes> changes_;
    std::set<std::string> reported_missing_;  // ids of missing inputs that have been reported
    std::string reported_failure_;            // last reported cause of a failure to watch a folder

    Clock::time_point first_change_;
    Clock::time_point last_change_;
    Clock::time_point next_check_;
    Clock::time_point next_rescan_;

    std::string failure_;  // error message of the last update; empty if that update succeeded
    Clock::duration retry_delay_ = first_retry_delay;
    Clock::time_point retry_at_;
};

}  // namespace

bool watch(const Options& options, const RunPaths& run, const fs::path& index, bool show_progress) {
    return Watch(options, index, show_progress).run(run);
}

}  // namespace kwic::indexer
