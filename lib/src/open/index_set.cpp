// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/index_set.hpp"

#include "base/engine_errors.hpp"

#include <kwic/error.hpp>

#include <algorithm>

namespace kwic {
namespace {

// Half of the time is for remote indexes to say in which state they are. An answer may take a quarter of it, so that
// the others can still be searched.
constexpr unsigned usual_timeout_ms = 10'000;
constexpr unsigned shares = 4;

std::string message_of(const std::exception_ptr& error, const std::string& index) {
    try {
        translated("cannot open the index '" + index + "'", [&] { std::rethrow_exception(error); });
    } catch (const std::exception& exception) {
        return exception.what();
    }
    return {};
}

// Whether it can be known where words stand.
bool checks_places(const OpenIndex* index) {
    const StorageOptions& kept = index->state().kept;
    return kept.positions || kept.texts;
}

}  // namespace

IndexSet::IndexSet(const std::vector<IndexLocation>& places, const SearcherOptions& options) {
    if (places.empty()) throw Error(ErrorCode::invalid_argument, "no index is named");
    for (const IndexLocation& place : places) members_.push_back({open_index(place, options), {}});
    if (std::all_of(members_.begin(), members_.end(), [](const Member& member) { return !member.index->is_remote(); }))
        refresh(0);
}

void IndexSet::refresh(unsigned timeout_ms) {
    fetched_.clear();
    const unsigned timeout = timeout_ms ? timeout_ms : usual_timeout_ms;
    const Patience patience{Clock::now() + std::chrono::milliseconds(timeout / 2), std::max(timeout / shares, 1u)};
    for (Member& member : members_) member.index->start_refresh(patience);
    for (Member& member : members_) must_join_ |= finish_refresh(member);
    refreshes_ = must_join_ ? 0 : refreshes_ + 1;
    if (must_join_) join();
    must_join_ = false;
    if (!answering_.empty()) return;
    if (members_.size() == 1) std::rethrow_exception(members_[0].error);
    std::string causes;
    for (const Member& member : members_)
        causes += (causes.empty() ? "" : "; ") + message_of(member.error, member.index->name());
    throw Error(ErrorCode::io, "none of the indexes can be searched: " + causes);
}

StoredDocument IndexSet::document(Xapian::docid id) {
    constexpr std::size_t max_fetched = 100;
    const auto known = fetched_.find(id);
    if (known != fetched_.end()) return known->second;
    StoredDocument document = reader(id).document(own_number(id));
    if (index_of(id).is_remote() && fetched_.size() < max_fetched) fetched_.emplace(id, document);
    return document;
}

bool IndexSet::reads_positions(Xapian::docid id, const StoredDocument& document) const {
    constexpr std::size_t few_frames = 2;
    const bool is_text_here = index_of(id).is_remote() && document.has_text && document.frames.size() <= few_frames;
    return index_of(id).state().kept.positions && !is_text_here;
}

// Whether something is otherwise than before.
bool IndexSet::finish_refresh(Member& member) {
    try {
        const bool is_changed = member.index->finish_refresh();
        return std::exchange(member.error, nullptr) != nullptr || is_changed;
    } catch (...) {
        return std::exchange(member.error, std::current_exception()) == nullptr;
    }
}

// Makes one database of those that answer.
void IndexSet::join() {
    answering_.clear();
    database_ = Xapian::Database();
    tables_ = {};
    fields_.clear();
    clashes_.clear();
    words_.forget();
    vocabulary_.reset();
    key_prefixes_.clear();
    lengths_.reset();
    for (const Member& member : members_) {
        if (member.error) continue;
        const IndexState& state = member.index->state();
        answering_.push_back(member.index.get());
        tables_.has_remote |= member.index->is_remote();
        database_.add_database(state.database);
        tables_.databases.push_back(state.database);
        tables_.stemmers.push_back(&state.stemmers);
        for (const auto& [name, slots] : state.fields) {
            schema::FieldSlot& own = fields_[name];
            for (const auto& [known, found] : {std::pair(&own.numbers, slots.numbers), {&own.names, slots.names}}) {
                if (*known && found && *known != found) clashes_.insert(name);
                if (found) *known = found;
            }
        }
    }
    for (const std::string& name : clashes_) fields_.erase(name);
}

bool IndexSet::leave_out(const Xapian::Error& error) {
    return std::any_of(members_.begin(), members_.end(),
                       [&](Member& member) { return !member.error && member.index->takes(error); });
}

bool IndexSet::is_replaced() const {
    return std::any_of(answering_.begin(), answering_.end(),
                       [](const OpenIndex* index) { return index->is_replaced(); });
}

void IndexSet::throw_if_corrupt() const {
    for (const OpenIndex* index : answering_) index->throw_if_corrupt();
}

bool IndexSet::has_positions() const {
    return std::any_of(answering_.begin(), answering_.end(),
                       [](const OpenIndex* index) { return index->state().kept.positions; });
}

bool IndexSet::checks_places() const { return std::any_of(answering_.begin(), answering_.end(), kwic::checks_places); }

std::string IndexSet::revision() const {
    std::string revisions;
    for (const OpenIndex* index : answering_) {
        const std::string revision = index->revision();
        if (revision.empty()) return {};
        revisions += revision + '\n';
    }
    return revisions;
}

std::vector<IndexStatus> IndexSet::statuses() const {
    std::vector<IndexStatus> statuses;
    if (members_.size() == 1) return statuses;
    for (const Member& member : members_)
        statuses.push_back(
            {member.index->name(), !member.error, member.error ? message_of(member.error, member.index->name()) : ""});
    return statuses;
}

std::vector<std::string> IndexSet::warnings() const {
    std::vector<std::string> warnings;
    for (const Member& member : members_)
        if (member.error) warnings.push_back("not searched: " + message_of(member.error, member.index->name()));
    for (const std::string& name : clashes_)
        warnings.push_back("the field '" + name + "' is kept at different places in the indexes: it was left out");
    return warnings;
}

void IndexSet::warn_of_positions(std::vector<std::string>& warnings) const {
    if (!checks_places()) return;  // all are searched for words
    for (const OpenIndex* index : answering_)
        if (!kwic::checks_places(index) && index->state().database.get_doccount() > 0)
            warnings.push_back("the index '" + index->name() +
                               "' has neither positions nor texts: phrases find nothing in it");
}

std::vector<std::uint64_t>& IndexSet::key_prefixes(Sort sort) {
    std::vector<std::uint64_t>& prefixes = key_prefixes_[sort];
    prefixes.resize(database_.get_lastdocid() + std::size_t{1});
    return prefixes;
}

QueryContext IndexSet::context(const SearchOptions& options, const TimeLimit& time) {
    if (!lengths_ && is_single()) lengths_.emplace(database_);
    // From the second query on: the first finds the states that were opened with the set.
    if (lengths_ && refreshes_ > 1) lengths_->keep();
    return {database_,
            tables_,
            words_,
            vocabulary_source_,
            fields_,
            analyzer_,
            checks_places(),
            options.variants,
            time,
            lengths_ ? &*lengths_ : nullptr};
}

WordLookup& IndexSet::vocabulary() {
    // From servers, all terms at once are sooner here than page after page.
    if (!vocabulary_ && has_remote())
        vocabulary_.emplace(database_, "");
    else if (!vocabulary_)
        vocabulary_.emplace(tables_.databases, database_);
    return *vocabulary_;
}

}  // namespace kwic
