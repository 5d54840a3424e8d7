// SPDX-License-Identifier: GPL-2.0-or-later
// Words that were probably meant: other spellings of a query's words, and ends of a word that is being typed.
#pragma once

#include "compile/compiler.hpp"

#include <kwic/query.hpp>
#include <kwic/results.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kwic {

// The query with its misspelt words replaced: words that the index does not have, or hardly has, by the nearest word
// that very many more documents have. Nothing where there is none to replace.
std::optional<Query> respelt(const Query& query, const QueryContext& context);

// The most frequent words that begin with `prefix` (folded), best first; where `before` is a query, by the number of
// those documents that match it. Documents are counted among the first of those that match.
std::vector<Completion> completions(const std::string& prefix, const Xapian::Query* before, std::size_t most,
                                    const QueryContext& context);

}  // namespace kwic
