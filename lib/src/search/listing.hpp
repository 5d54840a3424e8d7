// SPDX-License-Identifier: GPL-2.0-or-later
// Listing: the documents on one page of a search. Documents with all words of the query, the full matches, come first.
// Documents with only some of the words, the partial matches, may follow (see Match).
#pragma once

#include "compile/compiler.hpp"
#include "match/grouping.hpp"
#include "match/matcher.hpp"
#include "search/paging.hpp"

#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace kwic {

struct Listing {
    struct Entry {
        Ranked ranked;
        std::size_t rank = 0;  // rank over all pages, from 1
        bool is_partial = false;
    };

    std::vector<Entry> entries;
    Total total;
    std::size_t full_matches = 0;
    std::string next;  // cursor of the next page; empty if there is none
};

// Runs the plans of `compiled` and returns the page that `paging` and `options` specify.
Listing list_page(const CompiledQuery& compiled, const SearchOptions& options, const Paging& paging, Matcher& matcher,
                  Grouping& grouping);

}  // namespace kwic
