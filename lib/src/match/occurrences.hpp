// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a query stand in a document, from what the index knows of that: its text is not read.
#pragma once

#include "compile/compiler.hpp"
#include "match/words.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

struct OccurrenceLimits {
    std::size_t terms;      // of a query term; the first are the most frequent ones
    std::size_t positions;  // of a term
};

// Ascending by position. Where `positions` are word codes, one in some millions may be that of another word.
std::vector<Occurrence> occurrences(const TermPositions& positions, const std::vector<QueryTerm>& query_terms,
                                    OccurrenceLimits most);

// The index terms of `query_terms`, at most `most` of each.
QueryTermIndex terms_of(const std::vector<QueryTerm>& query_terms, std::size_t most);

// The same, exactly, from the text of the document's first frames and its title. `reader`: of its index;
// `max_positions`: of a term.
std::vector<Occurrence> occurrences_in_text(const DocumentReader& reader, const StoredDocument& document,
                                            const QueryTermIndex& terms, std::size_t max_positions, Analyzer& analyzer);

// The inverse document frequency of each query term: ln(1 + documents / documents with the term).
std::vector<double> weights_of(const std::vector<QueryTerm>& query_terms, Xapian::doccount documents);

}  // namespace kwic
