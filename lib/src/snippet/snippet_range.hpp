// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the part of a text that a snippet shows: complete sentences if they fit, otherwise complete words. If the
// line ends of the text are kept, a snippet shows complete lines if they fit.
#pragma once

#include <kwic/results.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

struct SnippetRange {
    Span bytes;               // the range, in bytes of the text
    bool cut_before = false;  // whether the range begins within a sentence; false if complete lines are shown
    bool cut_after = false;   // whether the range ends within a sentence; false if complete lines are shown
};

// Returns a range of about `length` bytes of `text`, without spaces at its ends. The range contains `target`, or a part
// of `target` if `target` is longer than `length`. The range does not begin before `min_begin`. `words` are the words
// around the target, ascending. If no sentence ends at a suitable place, the range ends after a word, preferably a word
// that is followed by white space, a comma or a character outside ASCII.
SnippetRange snippet_range(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                           std::size_t min_begin = 0);

// Returns the lines of `target`. Adds the next lines, up to an empty line, while the range has at most `length` bytes
// and at most max(3, length / 80) lines. The range begins with the indentation of the first line. If the lines of the
// target have more than `length` bytes, returns the result of snippet_range() for these lines alone.
SnippetRange lines_range(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                         std::size_t min_begin = 0);

}  // namespace kwic
