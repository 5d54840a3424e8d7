// SPDX-License-Identifier: GPL-2.0-or-later
// Paging: determines where a page of a search begins, and makes the cursor for the next page. The full matches
// (documents with all words) come first. With Match::automatic, partial matches (documents with only some of the words)
// can follow. A search without a cursor lists partial matches only if there are fewer full matches than
// SearchOptions::limit. A search with a cursor lists the remaining full matches and then the partial matches.
#pragma once

#include "match/cursor.hpp"
#include "match/matcher.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

class Paging {
public:
    // Throws Error (invalid_argument) if the cursor in the options is damaged, belongs to another query or to other
    // options, or is combined with an offset. The arguments must outlive the Paging.
    Paging(const Query& query, const SearchOptions& options, const Xapian::Database& database);

    // Returns the day from which the age of documents is measured. All pages use the day of the first page.
    const std::string& today() const { return today_; }

    bool has_cursor() const { return after_.has_value(); }

    // Returns the beginning of the page in the list of full matches or, if `is_partial` is true, in the list of partial
    // matches. Without a cursor, the page begins after `skipped` documents of this list.
    PageStart start(bool is_partial, std::size_t skipped) const;

    // Returns whether the previous page ended with a partial match. If the result is true, this page has no full
    // matches.
    bool is_after_full_matches() const { return after_ && after_->is_partial; }

    // Returns the number of documents that precede the page in the results.
    std::size_t rank_before() const { return after_ ? after_->rank : options_.offset; }

    // Returns the cursor for the page after `page`, which must not be empty. `is_partial` states whether the last
    // document of `page` is a partial match; `rank` is the rank of this document.
    std::string next(const Matcher::Page& page, bool is_partial, std::size_t rank) const;

    // Returns a warning if documents may be missing or shown twice: if the index has changed since the previous page,
    // and documents are sorted by relevance or grouped.
    std::vector<Warning> warnings() const;

private:
    const Query& query_;
    const SearchOptions& options_;
    const Xapian::Database& database_;
    std::string today_;
    std::optional<Cursor> after_;  // the cursor that came with the previous page
    bool is_changed_ = false;      // whether the index has changed since the previous page
};

}  // namespace kwic
