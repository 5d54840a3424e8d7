// SPDX-License-Identifier: GPL-2.0-or-later
// An index in a folder of this machine.
#include "index/index_directory.hpp"
#include "index/manifest.hpp"
#include "index/open_tables.hpp"
#include "search/open_index.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>
#include <sys/stat.h>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr int most_attempts = 10;

class LocalIndex final : public OpenIndex {
public:
    explicit LocalIndex(const IndexPlace& place) : OpenIndex(place.name), index_(place.folder) {}

    // A rebuild may remove the generation while it is being opened, and updates go on while its tables are read.
    bool finish_refresh() override {
        for (int attempt = 1;; ++attempt) {
            try {
                return refresh();
            } catch (const Xapian::DatabaseModifiedError&) {
                generation_.clear();
                if (attempt == most_attempts) throw;
            } catch (...) {
                const bool is_given_up = attempt == most_attempts || !is_replaced();
                generation_.clear();
                state_.reset();
                if (is_given_up) throw;
            }
        }
    }

    std::string revision() const override {
        return fmt::format("{}@{}.{}.{}", generation_.string(), table_.device, table_.number,
                           state_->database.get_revision());
    }

    bool has_texts() const override { return manifest_.store_text; }

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
        return ((index_ / manifest_.root).lexically_normal() / document.id).lexically_normal().string();
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
        if (stat((generation / "postlist.glass").c_str(), &status) != 0) return {};
        return {status.st_dev, status.st_ino};
    }

    bool refresh() {
        const fs::path newest = current_generation(index_);
        if (newest == generation_ && table_of(newest) == table_) {
            if (!state_->database.reopen()) return false;
            const bool are_open = are_tables_open(state_->database, generation_);
            state_ = std::make_shared<IndexState>(are_open ? state_->database : open_tables(generation_),
                                                  manifest_.positions);
            return true;
        }
        generation_ = newest;
        table_ = table_of(newest);
        manifest_ = read_manifest(generation_, index_);
        check_version_file();
        state_ = std::make_shared<IndexState>(open_tables(generation_), manifest_.positions);
        return true;
    }

    // Xapian may crash on a damaged version file, which is small enough to be compared each time.
    void check_version_file() {
        for (int attempt = 1; !is_version_file_whole(generation_, manifest_) && !is_marked_updating(generation_);
             ++attempt) {
            if (attempt == most_attempts)
                throw Error(ErrorCode::corrupt,
                            "the index '" + index_.string() + "' is damaged; rebuild it with kwic-indexer --rebuild");
            manifest_ = read_manifest(generation_, index_);  // an update may just have been completed
        }
    }

    fs::path index_;
    fs::path generation_;  // the one that is open
    Table table_;          // of that one
    Manifest manifest_;
};

}  // namespace

std::unique_ptr<OpenIndex> open_local_index(const IndexPlace& place) { return std::make_unique<LocalIndex>(place); }

}  // namespace kwic
