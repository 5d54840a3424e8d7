// SPDX-License-Identifier: GPL-2.0-or-later
// Operations on query trees.
#pragma once

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <string>
#include <vector>

namespace kwic {

// Joins `children` into a query of `kind`, which is all_of or any_of. Drops children of kind `nothing`. If no child is
// left, the result is of kind `nothing`; if one child is left, it is returned unchanged. If several children are left,
// each child that is of kind `kind` and has no boost is replaced by its own children.
Query joined(Query::Kind kind, std::vector<Query> children);

// Returns `query`, which must have children, without its children of kind `nothing`. If one child remains, and the
// query is not a negation, returns the child with the product of both boosts. If no child remains, returns a query of
// kind `nothing`.
Query without_empty(Query query);

// Returns whether no part of the query searches text and title together. Every hit must match such a query, even if a
// hit needs to contain only some words of the complete query.
bool searches_fields_only(const Query& query);

// Returns bytes that differ for any two queries that operator== distinguishes.
std::string bytes_of(const Query& query);

// Returns `query` without the nodes that are limits::tree_depth or more levels below the root. If there are such nodes,
// adds a warning.
Query limit_depth(Query query, std::vector<Warning>& warnings);

// Returns the warning about nodes that are too deep in a tree.
Warning depth_warning();

}  // namespace kwic
