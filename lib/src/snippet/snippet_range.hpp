// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the part of a text that a snippet shows: whole sentences if they fit, otherwise whole words.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

struct SnippetRange {
    Span bytes;               // of the text
    bool cut_before = false;  // whether it begins within a sentence
    bool cut_after = false;   // whether it ends within a sentence
};

// Returns about `length` bytes of `text` that contain `target`, unless that is longer, without spaces at the ends. The
// range does not begin before `min_begin`. `words` are the words around the target, ascending. A range that cannot end
// with a sentence ends with a word, in scripts with spaces before a space or comma.
SnippetRange snippet_range(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                           std::size_t min_begin = 0);

}  // namespace kwic
