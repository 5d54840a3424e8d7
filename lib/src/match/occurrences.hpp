// SPDX-License-Identifier: GPL-2.0-or-later
// The occurrences of the query terms in a document. They are read from position lists and position codes or, if the
// index has no positions, found in the text. They are used to rank documents and to choose snippets.
#pragma once

#include "compile/compiler.hpp"
#include "match/query_term_index.hpp"
#include "schema/stored_text.hpp"
#include "schema/term_positions.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kwic {

// An occurrence of a query term in a document.
struct Occurrence {
    // Number of the word in the text, or of the first part of a broken word. A title that is not part of the text has
    // positions after those of the text.
    std::uint64_t position = 0;
    std::size_t query_term = 0;      // number of the query term
    bool is_typed = true;            // the word has the form in which the user typed it
    std::uint8_t further_parts = 0;  // parts of a broken word after the first
};

// Number of frames at the beginning of a text in which occurrences_in_text() finds words.
inline constexpr std::size_t max_text_frames = 16;

struct OccurrenceLimits {
    std::size_t max_terms;      // index terms per query term; the typed word comes first, then the most frequent terms
    std::size_t max_positions;  // positions per index term
};

// Returns the occurrences in a document, ascending by position. If `positions` reads position codes, a term that the
// document does not contain may get the positions of another term, with a probability of at most 2^-24 for each term of
// the document (see schema/position_codes.hpp).
std::vector<Occurrence> occurrences(const TermPositions& positions, const std::vector<QueryTerm>& query_terms,
                                    OccurrenceLimits limits);

// Returns a QueryTermIndex with at most `max_terms` index terms of each query term. If the index does not have a word
// as typed, all terms of its QueryTerm count as typed. Those of other spellings never do.
QueryTermIndex index_of_terms(const std::vector<QueryTerm>& query_terms, std::size_t max_terms);

// Finds the occurrences in the first max_text_frames frames of the document's text and in a title that is not part of
// the text, at most `max_positions` per index term. `reader` must belong to the index that holds the document.
std::vector<Occurrence> occurrences_in_text(const DocumentReader& reader, const StoredDocument& document,
                                            const QueryTermIndex& terms, std::size_t max_positions, Analyzer& analyzer);

// Returns the weight of each query term: ln(1 + N / n), where N = `documents` and n is the number of documents that
// have the query term.
std::vector<double> weights_of(const std::vector<QueryTerm>& query_terms, Xapian::doccount documents);

}  // namespace kwic
