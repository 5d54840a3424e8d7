// SPDX-License-Identifier: GPL-2.0-or-later
// Paging: from which document on a listing is shown, and the cursor of what comes next. A listing has up to two parts:
// documents with all words, then documents with some. Whether the second follows depends on the limit of the first
// page; those who go on to the end get both.
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
    // `query`: as it was asked. Throws Error (invalid_argument) where the cursor among the options
    // is none, or is of another listing. All must outlive it.
    Paging(const Query& query, const SearchOptions& options, const Xapian::Database& database);

    // The day from which age counts: of the first page, so that no page differs.
    const std::string& today() const { return today_; }

    bool has_cursor() const { return after_.has_value(); }

    // Where the page begins in a part. `skipped`: documents to pass over where there is no cursor.
    PageStart place(bool is_partial, std::size_t skipped) const;

    // Whether the part is on the pages before, to its end.
    bool is_over(bool is_partial) const { return after_ && after_->is_partial && !is_partial; }

    // Documents on the pages before.
    std::size_t rank() const { return after_ ? after_->rank : options_.offset; }

    // The cursor of the page that follows one that ends with the last document of `page`, in a part.
    std::string next(const Matcher::Page& page, bool is_partial, std::size_t rank) const;

    // What is to be said of the answer.
    std::vector<std::string> warnings() const;

private:
    const Query& query_;
    const SearchOptions& options_;
    const Xapian::Database& database_;
    std::string today_;
    std::optional<Cursor> after_;  // as it was given
    bool is_changed_ = false;      // the index, since then
};

}  // namespace kwic
