// SPDX-License-Identifier: GPL-2.0-or-later
// Matcher: one search as Xapian's matcher runs it, for as long as it has time. Queries -> documents in their order.
#pragma once

#include "search/deadline.hpp"
#include "search/facets.hpp"
#include "search/index_set.hpp"
#include "search/rerank.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

class Matcher {
public:
    // What is listed of a match, and how much there is.
    struct Page {
        std::vector<Ranked> hits;
        Total total;
    };

    // Both must outlive it. `end`: of the time that the search has. Throws Error (invalid_argument) for a facet that
    // the index cannot count.
    Matcher(IndexSet& indexes, const SearchOptions& options, Deadline::Clock::time_point end);

    // The documents from `offset` on, `limit` of them at most, in the order that is asked for. Counts facets.
    Page page(const Xapian::Query& query, const std::vector<Mark>& marks, std::size_t offset, std::size_t limit);

    // How many documents match, about.
    Xapian::doccount estimate(const Xapian::Query& query);

    std::vector<Facet> facets() const { return facets_.facets(); }
    const std::vector<std::string>& warnings() const { return warnings_; }
    Deadline& deadline() { return deadline_; }

private:
    // `looks_at`: matches that are counted, and seen by the facets, at least.
    Xapian::MSet run(Xapian::Enquire& enquire, Xapian::Query query, std::size_t offset, std::size_t limit,
                     std::size_t looks_at);
    Page by_relevance(const Xapian::Query& query, const std::vector<Mark>& marks, std::size_t offset,
                      std::size_t limit);
    Page by_date(const Xapian::Query& query, std::size_t offset, std::size_t limit);
    Page by_key(const Xapian::Query& query, std::size_t offset, std::size_t limit);
    Page by_key_of_all(const Xapian::Query& query, std::size_t offset, std::size_t limit);
    std::size_t counted() const;

    IndexSet& indexes_;
    const SearchOptions& options_;
    Deadline deadline_;
    FacetCounter facets_;
    std::vector<std::string> warnings_;
};

}  // namespace kwic
