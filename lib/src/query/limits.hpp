// SPDX-License-Identifier: GPL-2.0-or-later
// Limits on the cost of a query. Results::warnings reports each limit that takes effect, except these limits:
//
//     boost, name_variants_per_word, identifiers_per_word, corrected_words
//     query_words           for the words of plain_query()
//     variants_per_query    for identifiers, and for spellings of a name
#pragma once

#include <cstddef>

namespace kwic::limits {

// Limits of a query string, which bound the time and memory of parsing, and the depth of the recursion in the tree.
inline constexpr std::size_t query_bytes = 8192;
inline constexpr std::size_t query_words = 256;
inline constexpr std::size_t query_depth = 64;  // nested brackets

// Limits of a tree that an application builds. tree_depth also limits the tree of a query string. Only an unusual
// string exceeds this limit, such as a string with 64 nested groups that each combine AND, OR, NOT and NEAR.
inline constexpr std::size_t tree_depth = 256;
inline constexpr std::size_t tree_words = 1024;  // leaves, such as words, phrases and ranges

// Limits of phrases and NEAR. The time to check the positions of n words in a document grows faster than n.
inline constexpr std::size_t phrase_words = 32;
inline constexpr std::size_t near_words = 32;
inline constexpr unsigned distance = 100;  // n of NEAR/n and "a b"~n

// With a larger boost, a word would outweigh all other words of a query, even if the other words have the highest
// weights.
inline constexpr double boost = 1000;

// Limits on the number of index terms to which a query expands. For each term, a posting list is opened and read. The
// most frequent variants are used, because they find the most documents.
inline constexpr std::size_t variants_per_wildcard = 200;  // also for a fuzzy word
inline constexpr std::size_t variants_per_word = 50;       // hardly any word has more forms
inline constexpr std::size_t name_variants_per_word = 24;  // includes the case forms of a name in Slavic texts
inline constexpr std::size_t identifiers_per_word = 24;    // identifiers of which the word is a part
inline constexpr std::size_t variants_per_query = 1000;

// Limit on the number of words that match the wildcards of a query but exceed the limits above. The posting lists of
// these words are read one after the other, and the occurrences of the words are not counted; see Plan::expansion().
inline constexpr std::size_t rest_per_query = 100'000;

// Limit on the number of synonyms that are added to a query. Each synonym then expands to its variants.
inline constexpr std::size_t synonyms_per_query = 200;

// Limits on the number of words and patterns that are compared with the vocabulary. Each comparison takes milliseconds.
inline constexpr std::size_t corrected_words = 16;     // words of a query that are looked up for a better spelling
inline constexpr std::size_t patterns_per_query = 64;  // wildcards and fuzzy words

}  // namespace kwic::limits
