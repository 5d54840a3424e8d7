// SPDX-License-Identifier: GPL-2.0-or-later
// Builds a query for documents similar to a given document or text. The query consists of at most 25 words of the
// document or text: those with the highest scores. The score of a word is
//
//     p * log2(p / q)    p = count in the document / length of the document
//                        q = count in the index / total length of all documents
//
// This score is the contribution of the word to the Kullback-Leibler divergence between document and index (Amati,
// "Probability models for information retrieval based on divergence from randomness", thesis, Glasgow 2003, section
// 6.3; Carpineto et al., "An information-theoretic approach to automatic query expansion", ACM TOIS 2001).
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <string_view>

namespace kwic {

// Returns a query for documents similar to `document`. The query matches all documents that contain at least one word
// of the query. The boost of each word is 1 + ln(count in `document`), rounded to two decimals. If no word of
// `document` has a positive score, the kind of the query is Kind::nothing.
Query like_document(const Xapian::Database& database, Xapian::docid document);

// Returns a query for documents similar to `text`. The query has the form that is described for like_document(). `text`
// need not be in the index, and must be valid UTF-8.
Query like_text(const Xapian::Database& database, std::string_view text, Analyzer& analyzer);

}  // namespace kwic
