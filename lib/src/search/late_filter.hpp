// SPDX-License-Identifier: GPL-2.0-or-later
// A query whose words are to stand together, as Xapian matches it fastest: the places are looked at last, and only in
// documents that rank high enough to be shown or counted.
#pragma once

#include "query/compiler.hpp"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace kwic {

// What is matched.
struct MatchQuery {
    MatchQuery(Xapian::Query matched) : query(std::move(matched)) {}
    MatchQuery(Xapian::Query matched, const LateQuery& late_form) : query(std::move(matched)), late(&late_form) {}

    Xapian::Query query;
    const LateQuery* late = nullptr;  // the same, if there is such a form; must outlive it
};

class LateFilter final : public Xapian::MatchDecider {
public:
    LateFilter(const LateQuery& query, const Xapian::Database& database) {
        for (const auto& place : query.places) {
            places_.emplace_back(place->clone());
            places_.back()->init(database);
        }
    }

    bool operator()(const Xapian::Document& document) const override {
        return std::all_of(places_.begin(), places_.end(),
                           [&](const auto& place) { return place->check(document.get_docid(), 0); });
    }

private:
    std::vector<std::unique_ptr<PlaceFilter>> places_;
};

}  // namespace kwic
