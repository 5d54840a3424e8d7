// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/word_syntax.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "query/limits.hpp"
#include "query/scanner.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

namespace {

bool is_text(char c) { return !is_ascii(c) || is_ascii_letter(c) || is_ascii_digit(c); }

}  // namespace

bool is_wildcard(std::string_view word) {
    const bool has_text = std::any_of(word.begin(), word.end(), is_text);
    return has_text && (word.find('*') != word.npos || has_one_letter_wildcard(word));
}

bool has_one_letter_wildcard(std::string_view word) {
    bool has_wildcard = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        const bool is_one_letter = c == '?' && i + 1 < word.size() && (is_text(word[i + 1]) || word[i + 1] == '*');
        if (!is_one_letter && !is_text(c) && c != '*' && c != '\'' && c != '-' && c != '_') return false;
        has_wildcard |= is_one_letter;
    }
    return has_wildcard;
}

bool looks_like_field(std::string_view word) {
    const auto colon = word.find(':');
    const std::string_view name = word.substr(0, colon);
    const std::string_view value = word.substr(colon + 1);
    if (name.size() < 2 || name[0] == '-' || value.empty()) return false;
    if (!std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_letter(c) || c == '_' || c == '-'; }))
        return false;
    const bool is_number = is_ascii_digit(value[0]) && value.find("..") == value.npos;  // a port or a line number
    return !is_number && value[0] != '/' && value.find(':') == value.npos && value.find('@') == value.npos;
}

WordSuffixes take_word_suffixes(std::string& word) {
    WordSuffixes suffixes;
    for (bool again = true; again;) {
        std::string number;
        again = false;
        while (word.size() > 1 && word.back() == '\\') word.pop_back();  // see scan_query()
        if (take_suffix(word, '^', number)) {
            again = true;
            std::from_chars(number.data(), number.data() + number.size(), suffixes.boost);
            suffixes.boost = std::min(suffixes.boost, limits::boost);
        }
        if (take_suffix(word, '~', number)) {
            again = suffixes.is_fuzzy = true;
            suffixes.distance = number.empty() ? 1 : limits::distance;
            std::from_chars(number.data(), number.data() + number.size(), suffixes.distance);
        }
    }
    return suffixes;
}

}  // namespace kwic
