// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/paging.hpp"

#include "base/bytes.hpp"
#include "query/period.hpp"
#include "search/restriction.hpp"

#include <kwic/error.hpp>
#include <kwic/warning.hpp>

#include <xxhash.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

// Returns a hash of the query and of all options that select or order documents.
std::uint64_t listing_hash(const Query& query, const SearchOptions& options) {
    std::string bytes;
    for (const std::string& part : {to_string(query), options.since, options.until, options.like_id, options.like_text})
        append_string(bytes, part);
    for (const Filter& filter : options.filter) append_string(bytes, bytes_of(filter));
    append_varint(bytes, options.filter.size());
    for (const auto& group : options.synonyms) {
        append_varint(bytes, group.size());
        for (const std::string& word : group) append_string(bytes, word);
    }
    append_varint(bytes, options.sort.size());
    for (const std::string& key : options.sort) append_string(bytes, key);
    for (const auto choice :
         {static_cast<int>(options.match), static_cast<int>(options.variants), static_cast<int>(options.group)})
        append_varint(bytes, static_cast<std::uint64_t>(choice));
    append_varint(bytes, std::bit_cast<std::uint64_t>(options.recency_days));
    return hash(bytes);
}

// Returns a hash of the state of the index. Almost every update changes the hash. The hash can also be computed for
// remote indexes.
std::uint64_t state_hash(const Xapian::Database& database) {
    std::string bytes = database.get_uuid();
    append_varint(bytes, database.get_doccount());
    append_varint(bytes, database.get_lastdocid());
    append_varint(bytes, database.get_total_length());
    return hash(bytes);
}

// Converts YYYYMMDD to YYYY-MM-DD.
std::string with_hyphens(const std::string& day) {
    return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

}  // namespace

Paging::Paging(const Query& query, const SearchOptions& options, const Xapian::Database& database)
    : query_(query), options_(options), database_(database), today_(options.today) {
    if (!options.after.empty()) {
        if (options.offset > 0) throw Error(ErrorCode::invalid_argument, "a cursor cannot be combined with an offset");
        after_ = parse_cursor(options.after);
        if (after_->listing != listing_hash(query, options))
            throw Error(ErrorCode::invalid_argument,
                        "the cursor belongs to another query or to other options: repeat the query and options of the "
                        "first page");
        today_ = after_->today;
        is_changed_ = after_->state != state_hash(database);
    } else if (today_.empty() && options.recency_days > 0) {
        today_ = with_hyphens(parse_period("today")->first);
    }
}

PageStart Paging::start(bool is_partial, std::size_t skipped) const {
    if (!after_) return {skipped, nullptr, false};
    if (after_->is_partial != is_partial) return {};
    return {after_->position, &*after_, is_changed_};
}

std::string Paging::next(const Matcher::Page& page, bool is_partial, std::size_t rank) const {
    Cursor cursor;
    cursor.listing = listing_hash(query_, options_);
    cursor.state = state_hash(database_);
    cursor.today = today_;
    cursor.is_partial = is_partial;
    cursor.rank = rank;
    cursor.position = page.end;
    cursor.key = page.last_key;
    cursor.document = page.hits.back().document;
    return to_string(cursor);
}

std::vector<Warning> Paging::warnings() const {
    if (!is_changed_) return {};
    if (!is_by_relevance(options_.sort) && options_.group == GroupBy::none) return {};
    return {{WarningCode::index_changed,
             "the index has changed since the previous page: documents may be missing or shown twice"}};
}

}  // namespace kwic
