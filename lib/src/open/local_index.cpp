// SPDX-License-Identifier: GPL-2.0-or-later
// An index in a folder of this machine.
#include "base/watched_file.hpp"
#include "directory/file_check.hpp"
#include "directory/index_directory.hpp"
#include "directory/manifest.hpp"
#include "glass/file_names.hpp"
#include "glass/open_tables.hpp"
#include "glass/table_reader.hpp"
#include "open/open_index.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <optional>
#include <thread>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr int max_attempts = 10;

// How long an update is waited for that is under way, where files must be compared with what it leaves.
constexpr auto patience = std::chrono::seconds(2);
constexpr auto pause = std::chrono::milliseconds(10);

class LocalIndex final : public OpenIndex {
public:
    LocalIndex(const IndexLocation& place, const SearcherOptions& options)
        : OpenIndex(place.name), index_(place.folder), options_(options) {}

    // A rebuild may remove the generation while it is being opened, and updates go on while its tables are read.
    bool finish_refresh() override {
        for (int attempt = 1;; ++attempt) {
            try {
                return refresh();
            } catch (const Xapian::DatabaseModifiedError&) {
                generation_.clear();
                if (attempt == max_attempts) throw;
            } catch (...) {
                const bool is_given_up = attempt == max_attempts || !is_replaced();
                state_.reset();
                if (!is_given_up) continue;
                throw_if_corrupt();
                throw;
            }
        }
    }

    void throw_if_corrupt() const override {
        if (generation_.empty()) return;
        try {
            Manifest manifest;
            compare(manifest, true);
        } catch (const Error&) {
            if (!is_replaced()) throw;
        }
    }

    void check_terms(Xapian::docid document) const override {
        try {
            glass::check_terms(generation_, document);
        } catch (const Error& error) {
            throw damaged(index_, error.what());
        }
    }

    std::string revision() const override {
        return fmt::format("{}@{}.{}.{}", generation_.string(), table_.device, table_.number,
                           state_->database.get_revision());
    }

    bool is_replaced() const override {
        try {
            const fs::path newest = current_generation(index_);
            return newest != generation_ || table_of(newest) != table_;
        } catch (const std::exception&) {  // there is nothing to go on to
            return false;
        }
    }

    std::string path_of(const StoredDocument& document) const override {
        if (!document.file) return {};
        return (root_ / document.id).lexically_normal().string();
    }

private:
    // Which file a table is. An index that is deleted and made anew, or moved to where another one was, has the same
    // names; but while the table is open no other file gets its number, and updates change it in place.
    struct Table {
        dev_t device = 0;
        ino_t number = 0;
        friend bool operator==(const Table&, const Table&) = default;
    };

    static Table table_of(const fs::path& generation) {
        struct stat status {};
        if (stat((generation / glass::table_files[glass::postlist_table]).c_str(), &status) != 0) return {};
        return {status.st_dev, status.st_ino};
    }

    bool refresh() {
        if (state_ && is_as_before()) return false;
        named_.emplace(current_file(index_));
        const fs::path newest = current_generation(index_);
        if (state_ && newest == generation_ && table_of(newest) == table_) {
            version_.emplace(generation_ / glass::version_file_name);
            if (!state_->database.reopen()) return false;
            check_files();
            const bool are_open = glass::are_tables_open(state_->database, generation_);
            state_ =
                std::make_shared<IndexState>(are_open ? state_->database : glass::open_tables(generation_), kept());
            return true;
        }
        generation_ = newest;
        table_ = table_of(newest);
        version_.emplace(generation_ / glass::version_file_name);
        check_files();
        state_ = std::make_shared<IndexState>(glass::open_tables(generation_), kept());
        return true;
    }

    // Both files are replaced with each state, and were opened before what they name was.
    bool is_as_before() const { return !generation_.empty() && named_->is_same() && version_->is_same(); }

    StorageOptions kept() const { return {manifest_.store_text, manifest_.positions}; }

    void check_files() {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!compare(manifest_, options_.verify) && options_.verify) {
            if (std::chrono::steady_clock::now() > end)
                throw Error(ErrorCode::locked, "the index '" + index_.string() +
                                                   "' is being updated, or an update was cut off: it can be verified "
                                                   "when kwic-indexer has come to its end");
            std::this_thread::sleep_for(pause);
        }
        root_ = (index_ / manifest_.root).lexically_normal();
        if (options_.verify && !has_all_checksums(manifest_))
            throw Error(ErrorCode::invalid_argument,
                        "the index '" + index_.string() +
                            "' cannot be verified: updates of so large an index leave it without checksums; compact it "
                            "with kwic-indexer --compact");
    }

    // Reads the manifest, and compares the files with it; throws Error (corrupt) for what differs. Returns false while
    // an update is under way: it changes the files before it writes the manifest.
    bool compare(Manifest& manifest, bool everything) const {
        for (;;) {
            manifest = read_manifest(generation_, index_);
            const auto findings =
                everything ? compare_files(generation_, manifest) : compare_quickly(generation_, manifest);
            if (is_marked_updating(generation_)) {
                if (manifest.bytes() <= max_bytes_compared_always) check_cut_off();
                return false;
            }
            if (findings.empty()) return true;
            // Unless an update has just been completed.
            if (read_manifest(generation_, index_).files == manifest.files) throw damaged(index_, findings.front());
        }
    }

    // Where an update was cut off: whether Xapian can read what it has left.
    void check_cut_off() const {
        const auto is_cut_off = [&] { return is_marked_updating(generation_) && !is_locked(index_); };
        try {
            if (is_cut_off()) glass::check_tables(generation_);
        } catch (const Error& error) {
            if (is_cut_off()) throw damaged(index_, error.what());
        }
    }

    fs::path index_;
    SearcherOptions options_;
    std::optional<WatchedFile> named_;    // the name of the newest generation
    fs::path generation_;                 // the one that is open
    Table table_;                         // of that one
    std::optional<WatchedFile> version_;  // likewise
    Manifest manifest_;
    fs::path root_;  // from which the documents' paths go
};

}  // namespace

std::unique_ptr<OpenIndex> open_local_index(const IndexLocation& place, const SearcherOptions& options) {
    return std::make_unique<LocalIndex>(place, options);
}

}  // namespace kwic
