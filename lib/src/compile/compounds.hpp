// SPDX-License-Identifier: GPL-2.0-or-later
// Finds other spellings of typed words: a word written as several words, several words written as one word, and an
// abbreviation with or without full stops. In all functions `token` is the folded word. The returned words are not
// necessarily in the index.
#pragma once

#include "compile/query_tokenizer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

// The words that form a spelling, in text order.
using WordSequence = std::vector<std::string>;

// Returns the other spelling of an abbreviation: `u.s` for `US`, `us` for `U.S.`, and the singular `mp` for `MPs`.
// Returns an empty string for other words. An abbreviation consists of 2 to 5 ASCII capitals, or of ASCII letters with
// full stops between them. `typed` is the word before folding.
std::string other_abbreviation(std::string_view token, std::string_view typed);

// Returns the folded word without the superscript digits at its end, which are often the mark of a footnote: `treaty`
// for `treaty²`. Returns an empty string if there are no such digits, or if fewer than four characters remain, as in m²
// or km².
std::string without_footnote_mark(std::string_view typed);

// Returns whether the words are a Hebrew acronym such as צה"ל: two Hebrew words with a gershayim or a quotation mark
// between them, the second of which is a single letter.
bool is_hebrew_acronym(std::span<const QueryWord> words);

// Returns 13 words: `token` with each of 13 frequent Hebrew prefixes, some of which are pairs of prefixes.
WordSequence with_hebrew_prefixes(std::string_view token);

// Returns `token` with each of the four Hebrew endings of nouns, which follow the last letter of an acronym: דו"חות.
WordSequence with_hebrew_endings(std::string_view token);

// Returns whether `token` is a transcription of the Arabic article in names, such as `el`. Some spellings of a name
// omit the article.
bool is_article(std::string_view token);

// Returns whether all characters of the word are numbers (Unicode categories Nd, Nl and No).
bool is_all_digits(std::string_view token);

// Returns `words` written as one word. Returns an empty string if the joined word has two adjacent digits from
// different words, unless the words are the digit groups of a number: for 1,250,000 the result is `1250000`, but for
// 20.50 the result is empty.
std::string joined_spelling(std::span<const QueryWord> words);

// The places at which a typed word is split.
enum class Boundaries {
    anywhere,       // before any character, as in e|mail, or between the digit groups of a number
    at_capitals,    // before capitals of the typed word
    of_dictionary,  // before any character of a script without spaces; a dictionary finds the words of such a script
};

// A way to write a word as several words.
struct PossibleSplit {
    WordSequence words;
    Boundaries boundaries;
};

// Returns the ways to write `word` as several adjacent words:
//
//     al|araby, parse|http|header    AlAraby and parseHTTPHeader are split at their inner capitals
//     a|tt, at|t                     a word of two or three capitals, such as ATT, is split between any two letters
//     1|250|000                      a number is split into its digit groups
//     e|mail, em|ail, utf|8          a word is split in two anywhere except between two digits; each of the two parts
//                                    has at least two characters or is a number; if `word` has five or more bytes,
//                                    the first part may also be a single ASCII letter
//
// The last row of this table has two exceptions. If `is_frequent` is true, the word is split in two only after its
// first letter. If the word has fewer than 4 or more than 32 characters, it is not split in two. A word in a script
// without spaces, such as Thai, is split in two before each of its characters except the first, but only if the index
// does not contain the word (`is_known` is false).
std::vector<PossibleSplit> possible_splits(const QueryWord& word, bool is_known, bool is_frequent);

// Returns the pairs of words that a compound such as `Bevölkerungsgröße` may consist of, ordered by ascending length of
// the second word. In German, Dutch and the Scandinavian languages, the first word may end with letters that only link
// the two words. For such a word, the result has a pair with these letters and a pair without them. Returns nothing for
// words that are longer than 60 bytes or contain a character at or above U+0580.
std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token);

}  // namespace kwic
