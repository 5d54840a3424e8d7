// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/simplified.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

using Phrase = std::pair<std::u16string_view, std::u16string_view>;  // a phrase and its simplified form
using Character = std::pair<char16_t, char16_t>;                     // a character and its simplified form

// The build writes the rows of `phrases` and `characters` with generate_simplified.cpp. The rows ascend.
#include "text/simplified_tables.inc"

constexpr std::size_t longest_phrase =
    std::max_element(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
        return a.first.size() < b.first.size();
    })->first.size();

// Returns the longest phrase with which `text` begins, or null if there is none.
const Phrase* phrase_at(std::u16string_view text) {
    for (std::size_t size = std::min(longest_phrase, text.size()); size > 1; --size) {
        const std::u16string_view wanted = text.substr(0, size);
        const auto row = std::lower_bound(phrases.begin(), phrases.end(), wanted,
                                          [](const Phrase& each, std::u16string_view key) { return each.first < key; });
        if (row != phrases.end() && row->first == wanted) return &*row;
    }
    return nullptr;
}

char16_t simplified(char16_t character) {
    const auto row = std::lower_bound(characters.begin(), characters.end(), character,
                                      [](const Character& each, char16_t key) { return each.first < key; });
    return row != characters.end() && row->first == character ? row->second : character;
}

}  // namespace

void simplify(icu::UnicodeString& word) {
    icu::UnicodeString result;
    std::u16string_view rest(word.getBuffer(), static_cast<std::size_t>(word.length()));
    while (!rest.empty()) {
        if (const Phrase* const phrase = phrase_at(rest)) {
            result.append(phrase->second.data(), static_cast<std::int32_t>(phrase->second.size()));
            rest.remove_prefix(phrase->first.size());
        } else {
            result.append(simplified(rest.front()));
            rest.remove_prefix(1);
        }
    }
    word = std::move(result);
}

}  // namespace kwic
