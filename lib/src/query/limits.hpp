// SPDX-License-Identifier: GPL-2.0-or-later
// Limits on the cost of a query. When one applies, the warnings of the results say so, except for boost,
// name_variants_per_word and respelt_words.
#pragma once

#include <cstddef>

namespace kwic::limits {

// Of a query string. They bound the time and memory of parsing, and the recursion in the tree.
inline constexpr std::size_t query_bytes = 8192;
inline constexpr std::size_t query_words = 256;
inline constexpr std::size_t query_depth = 64;  // nested brackets

// Of a tree that an application builds. They are larger than any tree that a query string gives.
inline constexpr std::size_t tree_depth = 256;
inline constexpr std::size_t tree_words = 1024;  // leaves: words, phrases, ranges

// The time to check the positions of a document grows faster than the number of words that must be near each other.
inline constexpr std::size_t phrase_words = 32;
inline constexpr std::size_t near_words = 32;
inline constexpr unsigned distance = 100;  // words between those of NEAR or of a phrase

// A larger factor would outweigh all other words of a query, whatever their weights.
inline constexpr double boost = 1000;

// Index terms in the expansions of a query. Each of them costs a posting list, which is opened and read. The most
// frequent variants are kept, since they find the most documents.
inline constexpr std::size_t variants_per_wildcard = 200;  // also of a fuzzy word
inline constexpr std::size_t variants_per_word = 50;       // few words have as many forms
inline constexpr std::size_t name_variants_per_word = 12;  // rarer ones are seldom spellings of the name
inline constexpr std::size_t variants_per_query = 1000;

// Words and patterns that are compared with the vocabulary, which takes milliseconds each.
inline constexpr std::size_t respelt_words = 16;       // words of a query for which another spelling is suggested
inline constexpr std::size_t patterns_per_query = 64;  // wildcards and fuzzy words

}  // namespace kwic::limits
