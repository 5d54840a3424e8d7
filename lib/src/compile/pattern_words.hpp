// SPDX-License-Identifier: GPL-2.0-or-later
// pattern_words() splits a text with wildcards into words and patterns. A wildcard belongs to the word that it touches;
// wildcards that touch no word match any word:
//
//     wi-f*       wi, f*
//     10.20.*     10, 20, any word
//     "joint b*"  joint, b*
#pragma once

#include "text/analyzer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct PatternWord {
    std::string text;         // folded, with its wildcards
    bool is_pattern = false;  // whether `text` has wildcards
    bool is_any = false;      // the word consists of wildcards: any word matches
    std::string gap = {};     // the text between the previous word (or the beginning of the text) and this word
};

// Returns the words of `text` in order. Each * is a wildcard. If `has_one_letter_wildcards`, each ? is a wildcard too.
// In scripts without spaces, the gap between two words may be empty.
std::vector<PatternWord> pattern_words(std::string_view text, bool has_one_letter_wildcards, Analyzer& analyzer);

}  // namespace kwic
