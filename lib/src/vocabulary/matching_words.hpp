// SPDX-License-Identifier: GPL-2.0-or-later
// matching_words() finds the index terms that match a pattern, in the text or in a field.
#pragma once

#include "vocabulary/forms.hpp"
#include "vocabulary/word_lookup.hpp"
#include "vocabulary/word_pattern.hpp"
#include "vocabulary/word_variants.hpp"

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the terms that match `pattern`, in ascending order. If `prefix` is empty, the terms are words of the texts;
// otherwise `prefix` is the term prefix of a field. `database` combines the databases of `tables`, and `all_words`
// returns a WordLookup for all words of these databases.
Expansion matching_words(const Xapian::Database& database, const WordTables& tables,
                         const std::function<WordLookup&()>& all_words, std::string_view prefix, WordPattern& pattern);

// Returns the words of the field with the term prefix `prefix` that are spellings of `word`, which must be folded: the
// word itself and the words that differ from it only in accents and apostrophes. The spellings are looked up among the
// terms of the field, because the forms table lists only the words of texts.
std::vector<std::string> spellings_in_field(const Xapian::Database& database, std::string_view prefix,
                                            const std::string& word);

}  // namespace kwic
