// SPDX-License-Identifier: GPL-2.0-or-later
// WordScanner finds the words of a text of any script by the rule in text/segmenter.hpp, character by character.
// Segmenter then cuts the words that WordScanner has found at the boundaries within runs.
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

class WordScanner {
public:
    // Appends the words of `text`, which must be valid UTF-8, in order.
    void scan(std::string_view text, std::vector<Span>& words);

private:
    // A maximal run of letters, numbers and marks.
    struct Run {
        Span span;
        bool is_one_letter;  // one letter and its marks
        bool begins_with_letter;
        bool ends_with_letter;  // the last character that is not a mark is a letter
        bool is_number;         // only digits that are neither superscripts nor subscripts
    };

    void find_runs(std::string_view text);

    std::vector<Run> runs_;
};

}  // namespace kwic
