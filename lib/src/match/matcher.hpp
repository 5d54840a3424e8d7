// SPDX-License-Identifier: GPL-2.0-or-later
// Matcher: one search as Xapian's matcher runs it, for as long as it has time. Queries -> documents in their order.
#pragma once

#include "match/cursor.hpp"
#include "match/deadline.hpp"
#include "match/facets.hpp"
#include "match/post_filter.hpp"
#include "match/recency.hpp"
#include "match/rerank.hpp"
#include "open/index_set.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Where a page begins in the order of a match.
struct PageStart {
    PageStart() = default;
    PageStart(std::size_t first, const Cursor* last = nullptr, bool changed = false)
        : offset(first), after(last), has_changed(changed) {}

    std::size_t offset = 0;         // documents before it
    const Cursor* after = nullptr;  // of the last of them, if it is known
    bool has_changed = false;       // the index has, since then
};

class Matcher {
public:
    // What is listed of a match, and how much there is.
    struct Page {
        std::vector<Ranked> hits;
        Total total;
        bool has_more = false;  // documents behind the last hit
        std::size_t end = 0;    // documents up to the last hit
        std::string last_key;   // what the last hit was sorted by
    };

    // Both must outlive it. `time`: that the search has; `today`: from which age counts. Throws Error
    // (invalid_argument) for a half-life that is none. `checks_places`: queries ask where words stand.
    Matcher(IndexSet& indexes, const SearchOptions& options, const TimeLimit& time, const std::string& today,
            bool checks_places);

    // The documents from `place` on, `limit` of them at most, in the order that is asked for. Counts facets.
    Page page(const MatchQuery& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
              std::size_t limit);

    // Whether more documents match than that.
    bool has_more_than(const Xapian::Query& query, std::size_t count);

    std::vector<Facet> facets() const { return facets_.facets(); }
    const std::vector<std::string>& warnings() const { return warnings_; }
    Deadline& deadline() { return deadline_; }

private:
    // `looks_at`: matches that are counted, and seen by the facets, at least.
    Xapian::MSet run(Xapian::Enquire& enquire, Xapian::Query query, std::size_t offset, std::size_t limit,
                     std::size_t looks_at, const Xapian::MatchDecider* decider = nullptr);
    std::vector<Ranked> all(const Xapian::Query& query);
    Page by_relevance(const MatchQuery& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
                      std::size_t limit);
    Page by_recency(const Xapian::Query& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
                    std::size_t limit);
    Page by_key(const Xapian::Query& query, const PageStart& place, std::size_t limit);
    Page by_date_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit);

    // Of what servers have found, what matches, and how much there is.
    struct Confirmed {
        std::vector<Ranked> hits;
        Total total;
    };
    Confirmed confirm(const Xapian::Query& query);
    Page confirmed(const Xapian::Query& query, const std::vector<QueryTerm>& query_terms, const PageStart& place,
                   std::size_t limit);
    Page by_key_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit);
    void sort_by_key(std::vector<Ranked>& hits);
    void count_facets(const std::vector<Ranked>& documents);
    void rerank_first(std::vector<Ranked>& hits, const std::vector<QueryTerm>& query_terms);
    std::size_t counted(const MatchQuery& query) const;
    void warn(const std::string& warning);  // once

    IndexSet& indexes_;
    const SearchOptions& options_;
    Deadline deadline_;
    FacetCounter facets_;
    std::optional<Recency> recency_;
    bool must_confirm_;  // servers find documents that do not match
    std::vector<std::string> warnings_;
};

}  // namespace kwic
