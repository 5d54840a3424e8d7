// SPDX-License-Identifier: GPL-2.0-or-later
// A word list is a string of words in ascending order, with a space before and after each word. A word list takes less
// space than an array, both in the source and in the program.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns whether `list` is a word list.
constexpr bool is_word_list(std::string_view list) {
    if (!list.starts_with(' ') || !list.ends_with(' ')) return false;
    for (std::string_view previous, rest = list.substr(1); !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (word <= previous) return false;
        previous = word;
        rest.remove_prefix(word.size() + 1);
    }
    return true;
}

// Returns whether the word list contains `word`. Takes O(log n) steps for a list of n bytes.
inline bool has_word(std::string_view list, std::string_view word) {
    if (word.empty()) return false;
    while (list.size() > 1) {
        const std::size_t begin = list.rfind(' ', (list.size() - 2) / 2) + 1;
        const std::size_t end = list.find(' ', begin);
        const int order = word.compare(list.substr(begin, end - begin));
        if (order == 0) return true;
        list = order < 0 ? list.substr(0, begin) : list.substr(end);
    }
    return false;
}

}  // namespace kwic
