// SPDX-License-Identifier: GPL-2.0-or-later
// contains_literal() implements the search for a literal in a simple way: it compares the literal with the text at
// every offset. random_pieces() and random_literal() make the input of tests.
#pragma once

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::test {

inline std::vector<UChar32> characters_of(std::string_view text) {
    std::vector<UChar32> characters;
    const auto units =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1))
        characters.push_back(units.char32At(at));
    return characters;
}

// Returns whether the text contains the literal. Letters match in either case unless the literal has an uppercase
// letter.
inline bool contains_literal(std::string_view text, std::string_view literal) {
    const std::vector<UChar32> all = characters_of(text);
    const std::vector<UChar32> wanted = characters_of(literal);
    const bool is_exact = std::any_of(wanted.begin(), wanted.end(), [](UChar32 c) { return u_isUUppercase(c); });
    const auto is_same = [&](UChar32 a, UChar32 b) {
        return a == b || (!is_exact && u_foldCase(a, U_FOLD_CASE_DEFAULT) == u_foldCase(b, U_FOLD_CASE_DEFAULT));
    };
    return std::search(all.begin(), all.end(), wanted.begin(), wanted.end(), is_same) != all.end();
}

inline bool has_letter_or_digit(std::string_view text) {
    const std::vector<UChar32> characters = characters_of(text);
    return std::any_of(characters.begin(), characters.end(),
                       [](UChar32 c) { return (U_MASK(u_charType(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; });
}

// Returns a text of random pieces: letters and digits of many scripts, marks, joiners, punctuation and white space.
inline std::string random_pieces(std::mt19937& random, std::size_t pieces) {
    static constexpr std::array all = {"a",           "b",
                                       "A",           "B",
                                       "k",           "s",
                                       "x",           "ab",
                                       "http",        "Header",
                                       "_",           "_",
                                       " ",           " ",
                                       " ",           ".",
                                       ".",           ".",
                                       "'",           "\u2019",
                                       "-",           "-\n",
                                       "\u2010\n ",   "\u00ad\n",
                                       "\u200c",      "\u2060",
                                       "\u200e",      "\ufeff",
                                       "\f",          "\n",
                                       "\r\n",        "\t",
                                       "1",           "42",
                                       ",",           "=",
                                       "==",          "+",
                                       "#",           "\"",
                                       "\u00e9",      "e",
                                       "\u0301",      "\u0323",
                                       "\u00ad",      "\u200d",
                                       "\ufb01",      "fi",
                                       "\u017f",      "\u212a",
                                       "\u00df",      "\u1e9e",
                                       "ss",          "\u0130",
                                       "\u0131",      "i",
                                       "\u03b9",      "\u0345",
                                       "\u0399",      "\u03bc",
                                       "\u00b5",      "\u0627",
                                       "\u0628",      "\u02b0",
                                       "\u0640",      "\u4e2d",
                                       "\u6587",      "\u6771",
                                       "\u4eac",      "\u304b",
                                       "\u304c",      "\u30ab",
                                       "\u30fc",      "\uff76\uff9e",
                                       "\u0e17",      "\u0e48",
                                       "\u0e32",      "\u0e19",
                                       "\u0e49",      "\u0e33",
                                       "\ud55c",      "\uac00",
                                       "\u11a8",      "\uff21",
                                       "\uff42",      "\u2460",
                                       "\u00b2",      "\u00a0",
                                       "\u3000",      "\u200b",
                                       "\U0001d41a",  "\u2126",
                                       "\u03c3",      "\u03c2",
                                       "\u0928\u094d"};
    std::string text;
    // A random literal occurs more often in a text that has few different pieces.
    const std::size_t kinds = 1 + random() % all.size();
    const std::size_t first = random() % all.size();
    for (; pieces > 0; --pieces) text += all[(first + random() % kinds) % all.size()];
    return text;
}

// Returns a part of the text, at most `max_characters` characters long. The case of its letters is sometimes changed.
inline std::string random_literal(std::mt19937& random, std::string_view text, std::size_t max_characters) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] & 0xc0) != 0x80) starts.push_back(i);
    if (starts.empty()) return {};
    const std::size_t first = random() % starts.size();
    const std::size_t end = first + 1 + random() % max_characters;
    std::string_view part =
        text.substr(starts[first], (end < starts.size() ? starts[end] : text.size()) - starts[first]);
    std::string literal;
    const unsigned change = random() % 4;
    for (const UChar32 c : characters_of(part)) {
        const UChar32 changed = change == 0 ? u_tolower(c) : change == 1 && random() % 8 == 0 ? u_toupper(c) : c;
        icu::UnicodeString(changed).toUTF8String(literal);
    }
    return literal;
}

}  // namespace kwic::test
