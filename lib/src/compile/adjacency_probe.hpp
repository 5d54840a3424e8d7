// SPDX-License-Identifier: GPL-2.0-or-later
// Finds out whether an index has a document in which given words are adjacent. Checks a bounded number of documents.
#pragma once

#include "base/time_limit.hpp"
#include "glass/open_database.hpp"
#include "vocabulary/word_variants.hpp"

namespace kwic {

// Returns whether the words of `split` are next to each other, in this order, in one of the checked documents. No
// expansion in `split` may be empty. Looks for documents with all words among the first 256 documents with the rarest
// word, and checks at most 64 of them. If the index has no positions, checks at most 4 documents, because the texts of
// these documents must be read. Returns false if `time` is over before the words are found.
bool are_adjacent_somewhere(const glass::OpenDatabase& opened, const Split& split, const TimeLimit& time);

}  // namespace kwic
