// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/check_tree.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <cmath>

namespace kwic {
namespace {

void check_boost(const Query& query) {
    if (query.boost >= 0 && std::isfinite(query.boost)) return;
    Query unboosted = query;
    unboosted.boost = 1;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the boost of '{}' is {}: it must be a number that is not negative", to_string(unboosted),
                            query.boost));
}

}  // namespace

void check_tree(const Query& query) {
    for (const Query& child : query.children) check_tree(child);
    check_boost(query);
}

}  // namespace kwic
