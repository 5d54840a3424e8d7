// SPDX-License-Identifier: GPL-2.0-or-later
// Function words: articles, pronouns, prepositions, conjunctions and auxiliary verbs. A function word occurs next to
// almost any other word, so a function word and the next word are seldom another spelling of a single word: "the
// rapist" is not another spelling of "therapist".
#pragma once

#include <string_view>

namespace kwic {

// Returns whether `word`, which must have no accents (see strip_marks()), is a function word of the language. Returns
// false if function_words.cpp has no table for the language. The tables omit some words that are also written as
// prefixes with a hyphen, such as al, el, e and non.
bool is_function_word(std::string_view language, std::string_view word);

}  // namespace kwic
