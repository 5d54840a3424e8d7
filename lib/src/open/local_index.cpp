// SPDX-License-Identifier: GPL-2.0-or-later
// LocalIndex: an index in a folder of this machine.
#include "base/descriptor.hpp"
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
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr int max_attempts = 10;

// The maximum time that a searcher with SearcherOptions::verify waits for the end of an update. During an update, files
// cannot be verified.
constexpr auto max_wait = std::chrono::seconds(2);
constexpr auto wait_step = std::chrono::milliseconds(10);

class LocalIndex final : public OpenIndex {
public:
    LocalIndex(const IndexLocation& location, const SearcherOptions& options)
        : OpenIndex(location.name), index_(location.folder), options_(options), is_mapped_(options.mapped) {}

    // Retries because a rebuild may remove the generation while this function opens it, and an update may change the
    // tables while this function reads them.
    bool finish_refresh() override {
        for (int attempt = 1;; ++attempt) {
            try {
                return refresh();
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt < max_attempts) {
                    generation_.clear();
                    continue;
                }
                state_.reset();
                throw_if_corrupt();  // damage can cause this exception too
                throw changed_each_time("the index '" + name() + "'");
            } catch (...) {
                const bool is_given_up = attempt == max_attempts || !is_replaced();
                state_.reset();
                if (!is_given_up) continue;
                throw_if_corrupt();
                throw;
            }
        }
    }

    // The generation is pinned before the state is compared with the newest one, so a writer that begins an update
    // after the comparison finds the pin. An update that began before the comparison does not overwrite blocks of the
    // newest state.
    bool pin() override {
        bool has_changed = false;
        for (int attempt = 1; attempt <= max_attempts; ++attempt) {
            try {
                pin_ = pin_generation(generation_);
            } catch (const Error&) {  // the generation was removed; finish_refresh() opens the newest one
                pin_.close();
            }
            const bool is_newer = finish_refresh();
            has_changed |= is_newer;
            if (!is_newer && pin_.is_open()) return has_changed;
        }
        throw changed_each_time("the index '" + name() + "'");
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

    void set_mapped(bool is_mapped) override { is_mapped_ = is_mapped && options_.mapped; }

    void check_terms(Xapian::docid document) const override {
        try {
            glass::check_terms(generation_, document);
        } catch (const Error& error) {
            throw damaged(index_, error.what());
        }
    }

    std::string revision() const override {
        return fmt::format("{}@{}.{}.{}", generation_.string(), table_id_.device, table_id_.inode,
                           state_->opened.database.get_revision());
    }

    bool is_replaced() const override {
        try {
            const fs::path newest = current_generation(index_);
            return newest != generation_ || table_id(newest) != table_id_;
        } catch (const std::exception&) {  // CURRENT does not name a generation
            return false;
        }
    }

    std::string path_of(const StoredDocument& document) const override {
        if (!document.file) return {};
        const std::string& id = document.id;
        // Appending a string is faster than normalizing a std::filesystem::path. An id for which `is_normal` is true is
        // already normalized.
        const bool is_normal =
            !id.starts_with('.') && !id.starts_with('/') && id.find("/.") == id.npos && id.find("//") == id.npos;
        return is_normal ? root_prefix_ + id : (root_ / id).lexically_normal().string();
    }

private:
    // Identifies a table file. An index that was deleted and built again, or that replaces another index in the same
    // folder, has the file names of the previous index. But the inode number of the table differs, because no other
    // file gets the number of a table while the table is open. Updates do not change the number.
    struct TableId {
        dev_t device = 0;
        ino_t inode = 0;
        friend bool operator==(const TableId&, const TableId&) = default;
    };

    static TableId table_id(const fs::path& generation) {
        struct stat status {};
        if (stat((generation / glass::table_files[glass::postlist_table]).c_str(), &status) != 0) return {};
        return {status.st_dev, status.st_ino};
    }

    bool refresh() {
        if (state_ && is_newest()) return false;
        current_.emplace(current_file(index_));
        const fs::path newest = current_generation(index_);
        if (state_ && newest == generation_ && table_id(newest) == table_id_) {
            version_.emplace(generation_ / glass::version_file_name);
            Xapian::Database& database = state_->opened.database;
            if (!database.reopen() && is_mapped_ == was_mapped_) return false;
            check_files();
            const bool are_open = glass::are_tables_open(database, generation_);
            set_state(are_open ? database : glass::open_tables(generation_));
            return true;
        }
        generation_ = newest;
        table_id_ = table_id(newest);
        version_.emplace(generation_ / glass::version_file_name);
        check_files();
        set_state(glass::open_tables(generation_));
        return true;
    }

    void set_state(const Xapian::Database& database) {
        was_mapped_ = is_mapped_;
        const StorageOptions storage{manifest_.store_text, manifest_.positions};
        state_ = std::make_shared<IndexState>(glass::OpenDatabase::local(database, generation_, is_mapped_), storage);
    }

    // Returns whether the open state is the newest one. An update replaces the version file; a rebuild or a compaction
    // replaces CURRENT. Both files are opened before the tables, so that this function notices a replacement that
    // happens while the tables are being opened.
    bool is_newest() const {
        return !generation_.empty() && is_mapped_ == was_mapped_ && current_->is_same() && version_->is_same();
    }

    void check_files() {
        const auto end = std::chrono::steady_clock::now() + max_wait;
        while (!compare(manifest_, options_.verify) && options_.verify) {
            if (std::chrono::steady_clock::now() > end)
                throw Error(ErrorCode::locked, "the index '" + index_.string() +
                                                   "' is being updated, or an update was interrupted: it can be "
                                                   "verified when kwic-indexer has finished");
            std::this_thread::sleep_for(wait_step);
        }
        root_ = (index_ / manifest_.root).lexically_normal();
        root_prefix_ = (root_ / "x").lexically_normal().string();
        root_prefix_.pop_back();
        if (options_.verify && !has_all_checksums(manifest_))
            throw Error(ErrorCode::invalid_argument,
                        "the index '" + index_.string() +
                            "' cannot be verified: updates of an index of this size do not write checksums; compact it "
                            "with kwic-indexer --compact");
    }

    // Reads the manifest and compares the files with the manifest: by compare_files() if `everything` is true, else by
    // compare_quickly(). Throws Error (corrupt) if there is a difference, otherwise returns true. While the generation
    // is marked as updating, ignores differences and returns false, because an update changes the files before it
    // writes the manifest.
    bool compare(Manifest& manifest, bool everything) const {
        for (;;) {
            manifest = read_manifest(generation_, index_);
            const auto findings =
                everything ? compare_files(generation_, manifest) : compare_quickly(generation_, manifest);
            if (is_marked_updating(generation_)) {
                if (manifest.bytes() <= max_bytes_compared_always) check_interrupted_update();
                return false;
            }
            if (findings.empty()) return true;
            // If the manifest has changed since it was read, an update has ended, and the files are compared again.
            if (read_manifest(generation_, index_).files == manifest.files) throw damaged(index_, findings.front());
        }
    }

    // Throws Error (corrupt) if an update was interrupted and has left tables that Xapian cannot safely read.
    void check_interrupted_update() const {
        const auto is_interrupted = [&] { return is_marked_updating(generation_) && !is_locked(index_); };
        try {
            if (is_interrupted()) glass::check_tables(generation_);
        } catch (const Error& error) {
            if (is_interrupted()) throw damaged(index_, error.what());
        }
    }

    fs::path index_;
    SearcherOptions options_;
    bool is_mapped_;                      // see set_mapped()
    bool was_mapped_ = false;             // is_mapped_ when the state was opened
    std::optional<WatchedFile> current_;  // the file CURRENT, which contains the name of the newest generation
    fs::path generation_;                 // the generation that is open
    Descriptor pin_;                      // see pin()
    TableId table_id_;                    // the postlist table of the open generation
    std::optional<WatchedFile> version_;  // the version file of the open generation
    Manifest manifest_;
    fs::path root_;            // the folder to which the ids of files are relative
    std::string root_prefix_;  // root_ and a slash
};

}  // namespace

std::unique_ptr<OpenIndex> open_local_index(const IndexLocation& location, const SearcherOptions& options) {
    return std::make_unique<LocalIndex>(location, options);
}

}  // namespace kwic
