// SPDX-License-Identifier: GPL-2.0-or-later
// Ranked documents -> groups of almost the same text, each shown as its best one. In the order of rank, a document
// joins the first group whose best one it is near to, or begins a group (leader clustering: Hartigan, "Clustering
// algorithms", 1975). The best ones of a ranking's beginning are thus the same however far it is looked at, so that
// pages fit together.
#pragma once

#include "match/matcher.hpp"

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace kwic {

class Grouping {
public:
    struct Page : Matcher::Page {
        std::size_t listed = 0;  // hits that there are without a limit, at least
    };

    // With GroupBy::none each document is listed. The others must outlive it.
    Grouping(Matcher& matcher, const Xapian::Database& database, GroupBy by)
        : matcher_(matcher), database_(database), by_(by) {}

    // What Matcher::page() does, of groups: a page holds their best documents. Documents of a further query join the
    // groups of the one before. Groups are counted from the first one, whatever the place's cursor says. Throws as it
    // does.
    Page page(const MatchQuery& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
              std::size_t limit);

    // The same up to `page_end`, of which nothing is shown.
    Page pass(const MatchQuery& query, const std::vector<QueryTerm>& query_terms, std::size_t page_end);

    // Those that joined the group of a document on a page, in their order; `number` counts over all pages.
    std::span<const Ranked> others(std::size_t number) const;

private:
    struct Group {
        Ranked best;
        std::string fingerprint;
        std::vector<Ranked> others;
    };

    void add(const std::vector<Ranked>& hits);
    std::vector<std::string> fingerprints(const std::vector<Ranked>& hits) const;

    Matcher& matcher_;
    const Xapian::Database& database_;
    GroupBy by_;
    std::vector<Group> groups_;
    std::vector<std::size_t> shown_;  // numbers of groups
};

}  // namespace kwic
