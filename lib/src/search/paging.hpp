// SPDX-License-Identifier: GPL-2.0-or-later
// Paging: where the page of a search begins, and the cursor of the page that follows. A listing consists of the full
// matches (documents with all words) and may continue with the partial matches (documents with some of the words). With
// an offset, partial matches follow if the full matches do not fill the page; with cursors, they always follow.
#pragma once

#include "match/cursor.hpp"
#include "match/matcher.hpp"

#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

class Paging {
public:
    // Throws Error (invalid_argument) if the cursor in the options is damaged or belongs to another query or other
    // options, or if there is also an offset. The arguments must outlive the Paging.
    Paging(const Query& query, const SearchOptions& options, const Xapian::Database& database);

    // The day from which age counts. All pages use the day of the first page.
    const std::string& today() const { return today_; }

    bool has_cursor() const { return after_.has_value(); }

    // Where the page begins among the full or the partial matches. Without a cursor, it begins after `skipped`
    // documents.
    PageStart start(bool is_partial, std::size_t skipped) const;

    // Whether the previous pages have shown all full matches.
    bool is_after_full_matches() const { return after_ && after_->is_partial; }

    // The number of documents on the previous pages.
    std::size_t rank_before() const { return after_ ? after_->rank : options_.offset; }

    // The cursor of the page after `page`, which must not be empty. `is_partial`: whether its last document is a
    // partial match; `rank`: the rank of this document.
    std::string next(const Matcher::Page& page, bool is_partial, std::size_t rank) const;

    // Warns if the index has changed since the previous page and the pages may not fit together.
    std::vector<std::string> warnings() const;

private:
    const Query& query_;
    const SearchOptions& options_;
    const Xapian::Database& database_;
    std::string today_;
    std::optional<Cursor> after_;  // the cursor of the previous page
    bool is_changed_ = false;      // whether the index has changed since the previous page
};

}  // namespace kwic
