// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the occurrences of query terms in a document, in its position lists, its position codes or its text. The
// occurrences are used to rank documents and to choose snippets.
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
    // Number of the word in the text, counted from 0; for a broken word (see text/broken_words.hpp), the number of its
    // first part. A title that is not part of the text has positions after the positions of the text.
    std::uint64_t position = 0;
    std::size_t query_term = 0;      // index of the QueryTerm; for words of phrases, see QueryItems::terms()
    bool is_typed = true;            // whether the word counts as typed; see index_of_terms()
    std::uint8_t further_parts = 0;  // for a broken word, the number of its parts minus 1; else 0
};

// Returns whether `a` is before `b` by position. Occurrences at the same position are in the order of `query_term`.
inline bool precedes(const Occurrence& a, const Occurrence& b) {
    return a.position != b.position ? a.position < b.position : a.query_term < b.query_term;
}

// Maximum number of frames, from the beginning of a text, that occurrences_in_text() reads.
inline constexpr std::size_t max_text_frames = 16;

struct OccurrenceLimits {
    std::size_t max_terms;      // maximum per query term; the typed word comes first, then the most frequent terms
    std::size_t max_positions;  // maximum per index term
};

// Returns the occurrences in a document, ascending by position, with default values of `is_typed` and `further_parts`.
// If `positions` reads position codes, a term that the document does not contain may get the positions of another term.
// The probability is about 2^-24 or less for each term of the document (see schema/position_codes.hpp).
std::vector<Occurrence> occurrences(const TermPositions& positions, const std::vector<QueryTerm>& query_terms,
                                    OccurrenceLimits limits);

// Returns a QueryTermIndex with at most `max_terms` index terms of each query term. `query_terms` must outlive the
// QueryTermIndex. A term counts as typed if it equals QueryTerm::typed. If QueryTerm::typed is not empty and equals no
// term of the QueryTerm, all terms of the QueryTerm count as typed.
QueryTermIndex index_of_terms(const std::vector<QueryTerm>& query_terms, std::size_t max_terms);

// Returns the occurrences of `terms` in the first max_text_frames frames of the document's text, ascending by position.
// If the title is not part of the text, the occurrences in the title follow. The occurrences in the file name
// come last; see file_name_words(). Returns at most `max_positions` occurrences for each entry of `terms`. `reader`
// must belong to the index that holds the document.
std::vector<Occurrence> occurrences_in_text(const DocumentReader& reader, const StoredDocument& document,
                                            const QueryTermIndex& terms, std::size_t max_positions, Analyzer& analyzer);

// Returns the weight of each query term: ln(1 + N / n), where N = `documents` and n = max(QueryTerm::documents, 1).
std::vector<double> weights_of(const std::vector<QueryTerm>& query_terms, Xapian::doccount documents);

}  // namespace kwic
