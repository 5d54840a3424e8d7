// SPDX-License-Identifier: GPL-2.0-or-later
// Session: answers calls of a Searcher, one at a time, on the newest states of the indexes. Simultaneous calls use
// different sessions.
#pragma once

#include "base/time_limit.hpp"
#include "open/index_set.hpp"
#include "search/request.hpp"

#include <kwic/searcher.hpp>

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Session {
public:
    Session(const std::vector<IndexLocation>& locations, const SearcherOptions& options)
        : indexes_(locations, options) {}

    // These functions implement the functions of Searcher that have the same names.
    Results search(std::string_view text, const SearchOptions& options);
    Results search(const Query& query, const SearchOptions& options);
    std::vector<Completion> complete(std::string_view typed, std::size_t limit, const std::stop_token& stop,
                                     const std::vector<Filter>& filter);
    std::optional<Explanation> why(std::string_view id, std::string_view text, const SearchOptions& options);
    QueryExplanation explain(std::string_view text, const SearchOptions& options);
    std::optional<IndexedDocument> document(std::string_view id);
    std::size_t document_count();

    // Makes all later calls use the states that are the newest at the time of this call; see IndexSet::freeze().
    void freeze() { indexes_.freeze(); }

    // Returns the revision of the states that the last call used; see IndexSet::revision().
    std::string revision() const { return indexes_.revision(); }

private:
    template <class MakeRequest>
    Results timed_search(const SearchOptions& options, MakeRequest make_request);
    Results run(const Request& request, const SearchOptions& options, const TimeLimit& time);

    IndexSet indexes_;
};

}  // namespace kwic
