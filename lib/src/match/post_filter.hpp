// SPDX-License-Identifier: GPL-2.0-or-later
// A query whose words are to stand together, as Xapian matches it fastest: the places are looked at last, and only in
// documents that rank high enough to be shown or counted.
#pragma once

#include "compile/compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kwic {

// What is matched.
struct MatchQuery {
    MatchQuery(Xapian::Query matched, std::size_t at_least = 0, const PostFilteredQuery* late_form = nullptr)
        : query(std::move(matched)),
          least(at_least),
          late(late_form && !late_form->filters.empty() ? late_form : nullptr) {}

    Xapian::Query query;
    std::size_t least;              // so many documents match at least: these need not be counted
    const PostFilteredQuery* late;  // the same, if there is such a form; must outlive it
};

// For one match at a time of the same query, which must outlive it.
class PostFilter final : public Xapian::MatchDecider {
public:
    PostFilter(const PostFilteredQuery& query, const Xapian::Database& database) : query_(query) {
        for (const auto& filter : query_.filters) filter->init(database);
    }

    bool operator()(const Xapian::Document& document) const override {
        return std::all_of(query_.filters.begin(), query_.filters.end(),
                           [&](const auto& filter) { return filter->check(document.get_docid(), 0); });
    }

private:
    const PostFilteredQuery& query_;
};

}  // namespace kwic
