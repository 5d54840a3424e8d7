// SPDX-License-Identifier: GPL-2.0-or-later
// Explains why a query finds a document or does not find it.
#pragma once

#include "open/index_set.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>
#include <kwic/searcher.hpp>

#include <optional>
#include <string_view>

namespace kwic {

// Returns the explanation for the document with this id, or nothing if no index contains the id. If several indexes
// contain the id, prefers a document that the query finds.
std::optional<Explanation> explain_document(std::string_view id, const Query& query, const SearchOptions& options,
                                            IndexSet& indexes);

}  // namespace kwic
