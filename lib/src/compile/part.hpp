// SPDX-License-Identifier: GPL-2.0-or-later
// Part: the compiled form of one node of a query tree. The compilers of leaves and of inner nodes return it.
#pragma once

#include "compile/position_filter.hpp"

#include <xapian.h>

#include <optional>
#include <vector>

namespace kwic {

struct Part {
    Xapian::Query query;
    bool is_filter = false;    // `query` restricts the documents and adds nothing to their scores
    bool is_left_out = false;  // nothing in the node can be searched: it is ignored as if it had not been typed

    // The words of the node, where a match of some words of the query is enough; empty: `query` counts as one word.
    std::vector<Xapian::Query> words = {};

    // `query` as words and a position filter, if it consists of nothing else.
    std::optional<ProximityQuery> proximity = {};

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents that match `query`
};

inline Part left_out() { return {Xapian::Query::MatchNothing, false, true}; }

}  // namespace kwic
