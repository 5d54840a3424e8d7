// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/index_set.hpp"

#include "index/index_directory.hpp"

#include <kwic/error.hpp>

namespace kwic {

namespace fs = std::filesystem;

IndexSet::IndexSet(const fs::path& index) : index_(fs::absolute(index)) {
    with_snapshot([] {});
}

bool IndexSet::is_replaced() const { return current_generation(index_) != generation_; }

void IndexSet::refresh() {
    const fs::path newest = current_generation(index_);
    if (newest != generation_) {
        has_settings_ = false;
        manifest_ = read_manifest(newest, index_);
        check_version_file(newest);
        database_ = Xapian::Database(newest.string());
        generation_ = newest;  // not before it is open
    } else if (database_.reopen()) {
        has_settings_ = false;
    }
    if (has_settings_) return;
    vocabulary_.reset();
    stemmers_.emplace(schema::languages_of(database_));
    reader_.emplace(database_);
    fields_ = schema::decode_fields(database_.get_metadata(std::string(schema::fields_key)));
    has_settings_ = true;
}

// Xapian may crash on a damaged version file, which is small enough to be compared each time.
void IndexSet::check_version_file(const fs::path& generation) {
    for (int attempt = 1; !is_version_file_whole(generation, manifest_) && !is_marked_updating(generation); ++attempt) {
        if (attempt == most_attempts)
            throw Error(ErrorCode::corrupt,
                        "the index '" + index_.string() + "' is damaged; rebuild it with kwic-indexer --rebuild");
        manifest_ = read_manifest(generation, index_);  // an update may just have been completed
    }
}

std::string IndexSet::path_of(Xapian::docid, const StoredDocument& document) const {
    if (!document.file) return {};
    return ((index_ / manifest_.root).lexically_normal() / document.id).lexically_normal().string();
}

QueryContext IndexSet::context(const SearchOptions& options, Clock::time_point end) {
    return {database_, *stemmers_, vocabulary_source_, fields_, analyzer_, manifest_.positions, options.variants, end};
}

const Vocabulary& IndexSet::vocabulary() {
    if (!vocabulary_) vocabulary_.emplace(database_);
    return *vocabulary_;
}

}  // namespace kwic
