// SPDX-License-Identifier: GPL-2.0-or-later
// SearchRun: one search, from the parsed query to the results. SearchRun compiles the query, lists the matches of the
// page, makes hits from the matches, adds facets, and suggests a better spelling.
#pragma once

#include "base/time_limit.hpp"
#include "compile/compiler.hpp"
#include "match/grouping.hpp"
#include "match/matcher.hpp"
#include "open/index_set.hpp"
#include "search/listing.hpp"
#include "search/paging.hpp"
#include "search/request.hpp"
#include "search/restriction.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic {

// Compiles `query`, which expanded_query() has made from the query of `request`. Appends the warnings of the
// compilation to `warnings`.
CompiledQuery compile_request(const Query& query, const Request& request, const SearchOptions& options,
                              const TimeLimit& time, IndexSet& indexes, std::vector<Warning>& warnings);

class SearchRun {
public:
    // The arguments must outlive the SearchRun. SearchOptions::limit and SearchOptions::offset must not exceed the last
    // document number. Throws Error (cancelled, corrupt, invalid_argument, not_found).
    SearchRun(IndexSet& indexes, const Request& request, const SearchOptions& options, const TimeLimit& time);

    // Returns the results. Throws Error (cancelled, corrupt). May be called only once.
    Results run();

private:
    CompiledQuery compile();
    void add_hits(const Listing& listing);
    void add_facets();
    void mark_incomplete();
    std::optional<std::string> suggestion(std::size_t full_matches);
    void warn(const std::vector<Warning>& warnings);

    IndexSet& indexes_;
    const Request& request_;
    const SearchOptions& options_;
    const TimeLimit& time_;
    Results results_;
    Restriction restriction_;
    CompiledQuery compiled_;
    Paging paging_;
    Matcher matcher_;
    Grouping grouping_;
};

}  // namespace kwic
