// SPDX-License-Identifier: GPL-2.0-or-later
// Grouping: groups ranked documents with almost the same text. The best document of a group represents the group in the
// results.
//
// In the order of rank, each document joins the first group whose best document has almost the same text, or begins a
// new group (leader clustering: Hartigan, "Clustering algorithms", 1975). Therefore the first groups do not depend on
// the number of documents that are grouped, and consecutive pages are consistent.
#pragma once

#include "glass/open_database.hpp"
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
        std::size_t listed = 0;  // number of hits on all pages; may be an estimate
    };

    // With GroupBy::none each document is a group. `matcher` and `opened` must outlive the Grouping.
    Grouping(Matcher& matcher, const glass::OpenDatabase& opened, GroupBy by)
        : matcher_(matcher), opened_(opened), by_(by) {}

    // With GroupBy::none or a `limit` of 0, returns the result of Matcher::page(). Otherwise, groups the first n
    // matches and returns a page of the best documents of the groups. The number n depends on `limit` and on the offset
    // of `start`:
    //
    //     n = max(page_end, clamp(2 * page_end, 1000, 10000)),  page_end = offset + limit
    //
    // In a later call, documents may join the groups of earlier calls. When documents are grouped, the cursor of
    // `start` is ignored, and the offset of `start` is a number of groups: the page skips the first `offset` of the
    // groups that this call begins.
    Page page(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, const PageStart& start,
              std::size_t limit);

    // Groups the matches that page() groups for a page that ends at `page_end`, and returns a page without hits. In
    // later calls of page(), documents can join these groups.
    Page pass_over(const MatchPlan& match, const std::vector<QueryTerm>& query_terms, std::size_t page_end);

    // Returns the other documents in the group of a hit, best first. `hit` is the number of the hit, counted from 0
    // over all calls of page().
    std::span<const Ranked> others(std::size_t hit) const;

private:
    struct Group {
        Ranked best;
        std::string fingerprint;  // fingerprint of the best document
        std::vector<Ranked> others;
    };

    void add(const std::vector<Ranked>& hits);
    std::vector<std::string> fingerprints(const std::vector<Ranked>& hits) const;

    Matcher& matcher_;
    const glass::OpenDatabase& opened_;
    GroupBy by_;
    std::vector<Group> groups_;
    std::vector<std::size_t> shown_;  // for each hit that page() has returned, the index of its group in groups_
};

}  // namespace kwic
