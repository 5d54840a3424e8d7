// SPDX-License-Identifier: GPL-2.0-or-later
// Computes the cost of characters and of pairs of adjacent characters in a decoded text. guess_charset() decodes bytes
// in many charsets and chooses the charset with the lowest cost. A cost is -ln of a probability: a cost of 3 stands for
// a probability of 5 %, and the costs of independent events are added. ASCII characters and pairs of ASCII characters
// are ignored, because they are the same in all charsets.
#pragma once

#include <cstdint>

namespace kwic {

enum class CharacterKind : std::uint8_t {
    space,
    digit,
    punctuation,  // ASCII punctuation
    small,        // a small letter
    capital,
    caseless,  // a letter without case
    mark,      // a combining mark
    opening,   // punctuation before a word, such as “ and ¿
    closing,   // punctuation or a sign after a word, such as ” and °
    guillemet,
    apostrophe,      // an apostrophe, or an invisible character within words, such as U+200C
    dash,            // a dash, a bullet, or punctuation of Chinese and Japanese
    no_break_space,  // U+00A0
    sign,            // a sign that texts often contain, such as §
    symbol,          // any other symbol
    box,             // lines and blocks of tables, U+2500 to U+25A0
    control,         // a control character, an unassigned character, or U+FFFD
};

struct CharacterTraits {
    CharacterKind kind = CharacterKind::space;
    bool is_ascii = true;
    bool is_vowel = false;
    bool is_final = false;     // true for a letter that occurs only at the end of a word, such as ς
    std::uint8_t script = 0;   // UScriptCode of a letter or mark
    std::uint16_t letter = 0;  // of a letter outside ASCII: Alphabets::number_of(); of a box: the code point
};

CharacterTraits traits_of(std::int32_t character);

// Returns whether the character is a letter or a mark.
bool is_letter(const CharacterTraits& character);

// Returns the cost of a pair of adjacent characters. Does not include the cost of each letter; see Alphabets::cost().
float pair_cost(const CharacterTraits& before, const CharacterTraits& next);

// Returns the additional cost of a letter that is the only letter of its word.
float single_letter_cost(const CharacterTraits& letter);

}  // namespace kwic
