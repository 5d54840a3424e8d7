// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/word_syntax.hpp"

#include "query/limits.hpp"
#include "query/scanner.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>

namespace kwic {

bool is_wildcard(const std::string& word) {
    const auto is_text = [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c >= '0' && c <= '9') || c == '\'' || c == '_';
    };
    bool has_wildcard = false;
    bool has_text = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool is_wildcard_sign =
            word[i] == '*' || (word[i] == '?' && i + 1 < word.size() && (is_text(word[i + 1]) || word[i + 1] == '*'));
        if (!is_wildcard_sign && !is_text(word[i])) return false;
        has_wildcard |= is_wildcard_sign;
        has_text |= !is_wildcard_sign;
    }
    return has_wildcard && has_text;
}

WordSuffixes take_word_suffixes(std::string& word) {
    WordSuffixes suffixes;
    for (bool again = true; again;) {
        std::string number;
        again = false;
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
