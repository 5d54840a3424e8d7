// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/paging.hpp"

#include "base/bytes.hpp"
#include "query/period.hpp"

#include <kwic/error.hpp>

#include <xxhash.h>

#include <bit>

namespace kwic {
namespace {

std::uint64_t hash(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t listing_of(const Query& query, const SearchOptions& options) {
    std::string bytes;
    for (const std::string& part : {to_string(query), options.since, options.until, options.like_id, options.like_text})
        append_string(bytes, part);
    for (const auto& group : options.synonyms) {
        append_varint(bytes, group.size());
        for (const std::string& word : group) append_string(bytes, word);
    }
    for (const auto choice : {static_cast<int>(options.match), static_cast<int>(options.variants),
                              static_cast<int>(options.sort), static_cast<int>(options.group)})
        append_varint(bytes, static_cast<std::uint64_t>(choice));
    append_varint(bytes, std::bit_cast<std::uint64_t>(options.recency_days));
    return hash(bytes);
}

// Differs after nearly each update; that of a server can be told, too.
std::uint64_t state_of(const Xapian::Database& database) {
    std::string bytes = database.get_uuid();
    append_varint(bytes, database.get_doccount());
    append_varint(bytes, database.get_lastdocid());
    append_varint(bytes, database.get_total_length());
    return hash(bytes);
}

// YYYYMMDD -> YYYY-MM-DD
std::string with_hyphens(const std::string& day) {
    return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

}  // namespace

Paging::Paging(const Query& query, const SearchOptions& options, const Xapian::Database& database)
    : query_(query), options_(options), database_(database), today_(options.today) {
    if (!options.after.empty()) {
        if (options.offset > 0) throw Error(ErrorCode::invalid_argument, "a cursor and an offset exclude each other");
        after_ = parse_cursor(options.after);
        if (after_->listing != listing_of(query, options))
            throw Error(ErrorCode::invalid_argument,
                        "the cursor belongs to another query, or to other options of what is found and how it is "
                        "sorted");
        today_ = after_->today;
        is_changed_ = after_->state != state_of(database);
    } else if (today_.empty() && options.recency_days > 0) {
        today_ = with_hyphens(parse_period("today")->first);
    }
}

PageStart Paging::place(bool is_partial, std::size_t skipped) const {
    if (!after_) return {skipped, nullptr, false};
    if (after_->is_partial != is_partial) return {};
    return {after_->position, &*after_, is_changed_};
}

std::string Paging::next(const Matcher::Page& page, bool is_partial, std::size_t rank) const {
    Cursor cursor;
    cursor.listing = listing_of(query_, options_);
    cursor.state = state_of(database_);
    cursor.today = today_;
    cursor.is_partial = is_partial;
    cursor.rank = rank;
    cursor.position = page.end;
    cursor.key = page.last_key;
    cursor.document = page.hits.back().document;
    return to_string(cursor);
}

std::vector<std::string> Paging::warnings() const {
    if (!is_changed_) return {};
    if (options_.sort != Sort::relevance && options_.group == GroupBy::none) return {};
    return {"the index has changed since the page before: documents may be left out or shown again"};
}

}  // namespace kwic
