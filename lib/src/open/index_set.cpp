// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/index_set.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
namespace {

bool stores_positions(const OpenIndex* index) { return index->state().storage.positions; }

bool stores_texts(const OpenIndex* index) { return index->state().storage.texts; }

bool can_check_positions(const OpenIndex* index) { return stores_positions(index) || stores_texts(index); }

}  // namespace

IndexSet::IndexSet(const std::vector<IndexLocation>& locations, const SearcherOptions& options)
    : members_(locations, options) {
    if (!members_.has_remote()) refresh(0);
}

void IndexSet::refresh(unsigned timeout_ms) {
    must_join_ |= members_.refresh(timeout_ms);
    join();
}

void IndexSet::join() {
    caches_.refresh(must_join_);
    if (must_join_) joined_.join(members_.answering());
    must_join_ = false;
    if (joined_.indexes().empty()) members_.throw_errors();
}

void IndexSet::freeze() {
    refresh(0);
    must_join_ |= members_.pin();
    join();
    is_frozen_ = true;
}

std::string IndexSet::revision() const {
    std::string revisions;
    for (const OpenIndex* index : joined_.indexes()) {
        const std::string revision = index->revision();
        if (revision.empty()) return {};
        revisions += revision + '\n';
    }
    return revisions;
}

bool IndexSet::has_positions() const {
    return std::any_of(joined_.indexes().begin(), joined_.indexes().end(), stores_positions);
}

bool IndexSet::can_check_positions() const {
    return std::any_of(joined_.indexes().begin(), joined_.indexes().end(), kwic::can_check_positions);
}

bool IndexSet::stores_texts() const {
    return std::any_of(joined_.indexes().begin(), joined_.indexes().end(), kwic::stores_texts);
}

bool IndexSet::reads_positions(Xapian::docid id, const StoredDocument& document) const {
    constexpr std::size_t max_frames_of_short_text = 2;
    const OpenIndex& index = index_of(id);
    const bool is_short_remote_text =
        index.is_remote() && document.has_text && document.frames.size() <= max_frames_of_short_text;
    return stores_positions(&index) && !is_short_remote_text;
}

std::vector<Warning> IndexSet::warnings() const {
    std::vector<Warning> warnings;
    for (const IndexStatus& status : statuses())
        if (!status.ok) warnings.push_back({WarningCode::not_searched, "not searched: " + status.error});
    for (const std::string& name : joined_.conflicting_fields())
        warnings.push_back({WarningCode::not_searched, "the field '" + name +
                                                           "' is stored in different slots of the indexes and cannot "
                                                           "be searched: search the indexes one by one"});
    return warnings;
}

std::vector<Warning> IndexSet::position_warnings() const {
    std::vector<Warning> warnings;
    if (!can_check_positions()) return warnings;  // compile_query() gives a warning
    for (const OpenIndex* index : joined_.indexes())
        if (!kwic::can_check_positions(index) && index->state().opened.database.get_doccount() > 0)
            warnings.push_back(
                {WarningCode::no_positions,
                 "the index '" + index->name() + "' has neither positions nor texts: phrases find nothing in it"});
    return warnings;
}

std::vector<Warning> IndexSet::text_warnings() const {
    std::vector<Warning> warnings;
    if (!stores_texts()) return warnings;  // compile_query() gives a warning
    for (const OpenIndex* index : joined_.indexes())
        if (!kwic::stores_texts(index) && index->state().opened.database.get_doccount() > 0)
            warnings.push_back({WarningCode::no_texts,
                                "the index '" + index->name() + "' stores no texts: literals find nothing in it"});
    return warnings;
}

QueryContext IndexSet::context(const SearchOptions& options, const TimeLimit& time) {
    return {database(), joined_.tables(), caches_.word_variants(), caches_.word_lookup_source(),
            fields(),   analyzer_,        can_check_positions(),   options.variants,
            time,       stores_texts(),   opened().tables};
}

}  // namespace kwic
