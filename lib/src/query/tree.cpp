// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tree.hpp"

#include "base/bytes.hpp"
#include "query/limits.hpp"

#include <kwic/warning.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

// Returns the number of levels of the tree, at most `max`.
std::size_t levels(const Query& query, std::size_t max) {
    std::size_t below = 0;
    for (const Query& child : query.children)
        if (below + 1 < max) below = std::max(below, levels(child, max - 1));
    return below + 1;
}

// Returns the first `max_levels` levels of the tree, and applies without_empty() to each node that has lost a child.
Query top_of(Query query, std::size_t max_levels) {
    if (query.children.empty()) return query;
    if (max_levels == 1) return {};
    for (Query& child : query.children) child = top_of(std::move(child), max_levels - 1);
    return without_empty(std::move(query));
}

void append_bytes(std::string& bytes, const Query& query) {
    append_varint(bytes, static_cast<std::uint64_t>(query.kind));
    for (const std::string* text : {&query.field, &query.text, &query.upper}) append_string(bytes, *text);
    append_varint(bytes, (query.excludes_lower ? 1u : 0u) + (query.excludes_upper ? 2u : 0u));
    append_varint(bytes, query.distance);
    append_varint(bytes, std::bit_cast<std::uint64_t>(query.boost));
    append_varint(bytes, query.document_ids.size());
    for (const std::string& id : query.document_ids) append_string(bytes, id);
    append_varint(bytes, query.children.size());
    for (const Query& child : query.children) append_bytes(bytes, child);
}

}  // namespace

Query joined(Query::Kind kind, std::vector<Query> children) {
    std::erase_if(children, [](const Query& child) { return child.kind == Kind::nothing; });
    if (children.size() == 1) return std::move(children[0]);
    std::vector<Query> flat;
    for (Query& child : children) {
        if (child.kind == kind && child.boost == 1)
            std::move(child.children.begin(), child.children.end(), std::back_inserter(flat));
        else
            flat.push_back(std::move(child));
    }
    if (flat.empty()) return {};
    const Span source = {flat.front().source.begin, flat.back().source.end};
    return {.kind = kind, .children = std::move(flat), .source = source};
}

Query without_empty(Query query) {
    std::erase_if(query.children, [](const Query& child) { return child.kind == Kind::nothing; });
    if (query.children.empty()) return {};
    if (query.children.size() > 1 || query.kind == Kind::negation) return query;
    const double boost = std::clamp(query.boost * query.children[0].boost, 0.0, limits::boost);
    Query child = std::move(query.children[0]);
    child.boost = boost;
    return child;
}

bool searches_fields_only(const Query& query) {
    switch (query.kind) {
        case Kind::word:
        case Kind::phrase:
        case Kind::wildcard:
        case Kind::fuzzy:
        case Kind::literal:
            return !query.field.empty();
        case Kind::negation:
            return true;
        default:
            return std::all_of(query.children.begin(), query.children.end(), searches_fields_only);
    }
}

std::string bytes_of(const Query& query) {
    std::string bytes;
    append_bytes(bytes, query);
    return bytes;
}

Query limit_depth(Query query, std::vector<Warning>& warnings) {
    if (levels(query, limits::tree_depth + 1) <= limits::tree_depth) return query;
    warnings.push_back(depth_warning());
    return top_of(std::move(query), limits::tree_depth);
}

Warning depth_warning() {
    return {WarningCode::query_limit, "the query is nested more than " + std::to_string(limits::tree_depth) +
                                          " levels deep: the rest was left out"};
}

}  // namespace kwic
