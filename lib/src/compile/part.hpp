// SPDX-License-Identifier: GPL-2.0-or-later
// Part is the compiled form of a node of a query tree: of a leaf or of an inner node.
#pragma once

#include "compile/position_filter.hpp"

#include <xapian.h>

#include <optional>
#include <vector>

namespace kwic {

struct Part {
    Xapian::Query query;
    bool is_filter = false;    // `query` restricts the documents and adds nothing to their scores
    bool is_left_out = false;  // the node contains nothing to search for and is ignored

    // The words of the node, for searches in which some words of the query suffice. If empty, `query` counts as one
    // word.
    std::vector<Xapian::Query> words = {};

    // `query`, split into words and a position filter, if it consists of nothing else.
    std::optional<ProximityQuery> proximity = {};

    Xapian::doccount min_matches = 0;  // lower bound on the number of documents that match `query`
};

inline Part left_out() { return {Xapian::Query::MatchNothing, false, true}; }

}  // namespace kwic
