// SPDX-License-Identifier: GPL-2.0-or-later
// A document or a text -> a query for what is like it: the words that tell most of it, which are frequent in it and
// rare in the index, by their part of the Kullback-Leibler divergence between the two (Amati, "Probability models for
// information retrieval based on divergence from randomness", thesis, Glasgow 2003, section 6.3; Carpineto et al., "An
// information-theoretic approach to automatic query expansion", ACM TOIS 2001).
#pragma once

#include "text/analyzer.hpp"

#include <kwic/query.hpp>

#include <xapian.h>

#include <string>
#include <string_view>

namespace kwic {

// Alternatives, which count for more where they are frequent in the document. Kind nothing if no word of it tells
// anything.
Query like_document(const Xapian::Database& database, Xapian::docid document);

// The same for a text that is not in the index. `text` is valid UTF-8.
Query like_text(const Xapian::Database& database, std::string_view text, Analyzer& analyzer);

// The query, but for the document of that id; an empty id is none.
Xapian::Query without_document(Xapian::Query query, const std::string& id);

}  // namespace kwic
