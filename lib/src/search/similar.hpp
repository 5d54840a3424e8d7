// SPDX-License-Identifier: GPL-2.0-or-later
// Builds a query for documents similar to a given document or text. The query consists of at most 25 words, those most
// characteristic of the document or text. A word scores
//
//     p * log2(p / q)    p = count in the document / length of the document
//                        q = count in the index / length of all documents
//
// which is the contribution of the word to the Kullback-Leibler divergence between document and index (Amati,
// "Probability models for information retrieval based on divergence from randomness", thesis, Glasgow 2003, section
// 6.3; Carpineto et al., "An information-theoretic approach to automatic query expansion", ACM TOIS 2001).
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <string_view>

namespace kwic {

// Returns a query for documents with any of these words. Each word is boosted by 1 + ln(count in the document). The
// query is of Kind::nothing if no word has a positive score.
Query like_document(const Xapian::Database& database, Xapian::docid document);

// Returns the same query as like_document(), for a text that is not in the index. `text` must be valid UTF-8.
Query like_text(const Xapian::Database& database, std::string_view text, Analyzer& analyzer);

// Returns `query` excluding the document with this id; an empty id excludes nothing.
Xapian::Query without_document(Xapian::Query query, const std::string& id);

}  // namespace kwic
