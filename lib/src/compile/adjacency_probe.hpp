// SPDX-License-Identifier: GPL-2.0-or-later
// Tells whether words are adjacent in a document, from a bounded number of documents.
#pragma once

#include "base/time_limit.hpp"
#include "vocabulary/word_variants.hpp"

#include <xapian.h>

namespace kwic {

// Returns whether one of the first documents with all words of `split` has them next to each other in this order. No
// expansion may be empty. Looks at the first 256 documents with the rarest word, and at the positions in the first 64
// of them that have all words, or 4 if the positions must be found in texts.
bool are_adjacent_somewhere(const Xapian::Database& database, const Split& split, const TimeLimit& time);

}  // namespace kwic
