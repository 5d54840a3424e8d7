// SPDX-License-Identifier: GPL-2.0-or-later
// What one query may cost. Every limit is reported in the results' warnings when it bites.
#pragma once

#include <cstddef>

namespace kwic::limits {

inline constexpr std::size_t query_bytes = 8192;
inline constexpr std::size_t query_words = 256;
inline constexpr std::size_t query_depth = 64;   // of brackets
inline constexpr std::size_t tree_depth = 256;   // of queries that an application builds; a string gives no deeper ones
inline constexpr std::size_t tree_words = 1024;  // and phrases, ranges: the leaves of such a query
inline constexpr std::size_t phrase_words = 32;
inline constexpr std::size_t near_words = 32;  // each is looked for in each document beside all the others
inline constexpr unsigned distance = 100;      // of NEAR and of loose phrases, in words
inline constexpr double boost = 1000;
inline constexpr std::size_t forms_per_wildcard = 200;
inline constexpr std::size_t forms_per_word = 50;
inline constexpr std::size_t names_per_word = 12;  // other spellings of a name; the rest is hardly ever one
inline constexpr std::size_t forms_per_query = 1000;
inline constexpr std::size_t respelt_words = 16;       // for which another spelling is looked for
inline constexpr std::size_t patterns_per_query = 64;  // wildcards and misspelt words: each reads the vocabulary

}  // namespace kwic::limits
