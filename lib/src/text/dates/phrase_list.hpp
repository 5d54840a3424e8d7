// SPDX-License-Identifier: GPL-2.0-or-later
// A phrase list is a string of phrases. A `|` follows each phrase.
#pragma once

#include "text/dates/head_lines.hpp"

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns the first phrase of the list for which `is_wanted` returns true, or an empty view.
template <class Predicate>
std::string_view find_phrase(std::string_view list, Predicate is_wanted) {
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = list.find('|', begin);
        const std::string_view phrase = list.substr(begin, end - begin);
        if (is_wanted(phrase)) return phrase;
        begin = end + 1;
    }
    return {};
}

// Returns the first phrase of the list with which `line` begins, or an empty view. Ignores the case of ASCII letters.
inline std::string_view beginning_of(std::string_view line, std::string_view list) {
    return find_phrase(list, [&](std::string_view phrase) { return begins_with(line, phrase); });
}

// Returns whether the line ends with a phrase of the list. Ignores the case of ASCII letters.
inline bool ends_with_any(std::string_view line, std::string_view list) {
    const auto ends = [&](std::string_view phrase) {
        return line.size() >= phrase.size() && begins_with(line.substr(line.size() - phrase.size()), phrase);
    };
    return !find_phrase(list, ends).empty();
}

}  // namespace kwic
