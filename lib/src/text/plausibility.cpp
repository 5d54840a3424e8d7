// SPDX-License-Identifier: GPL-2.0-or-later
// The costs were chosen on texts in 43 languages, encoded in 45 charsets.
#include "text/plausibility.hpp"

#include "base/utf8.hpp"
#include "text/alphabets.hpp"
#include "text/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

using Kind = CharacterKind;
using Traits = CharacterTraits;

Kind ascii_kind(UChar32 c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) return Kind::space;
    if (c >= '0' && c <= '9') return Kind::digit;
    if (c >= 'a' && c <= 'z') return Kind::small;
    if (c >= 'A' && c <= 'Z') return Kind::capital;
    return c < 0x20 || c == 0x7f ? Kind::control : Kind::punctuation;
}

bool is_one_of(UChar32 c, std::u32string_view characters) {
    return characters.find(static_cast<char32_t>(c)) != characters.npos;
}

Kind kind_of(UChar32 c) {
    if (c < 0x80) return ascii_kind(c);
    if (c == 0xa0) return Kind::no_break_space;
    if (is_one_of(c, U"’´\u200c\u200d\u200e\u200f")) return Kind::apostrophe;
    if (c == 0x3000) return Kind::space;
    if (is_one_of(c, U"«»")) return Kind::guillemet;
    if (is_one_of(c, U"‘‚“„‹¿¡")) return Kind::opening;
    if (is_one_of(c, U"”›…™®°ªº¹²³¼½¾")) return Kind::closing;
    if (is_one_of(c, U"–—―•·")) return Kind::dash;
    if (is_one_of(c, U"§©€£№±×µ\u00ad")) return Kind::sign;
    if (c >= 0x2500 && c <= 0x25a0) return Kind::box;
    if ((c >= 0x3001 && c <= 0x301f) || (c >= 0xff01 && c <= 0xff65)) return Kind::dash;
    const auto category = U_GET_GC_MASK(c);
    if (c == 0xfffd || (category & U_GC_C_MASK & ~U_GC_CF_MASK)) return Kind::control;
    if (category & U_GC_M_MASK) return Kind::mark;
    if (category & U_GC_ND_MASK) return Kind::digit;
    if (!(category & U_GC_L_MASK)) return Kind::symbol;
    if (u_isUUppercase(c)) return Kind::capital;
    return u_isULowercase(c) ? Kind::small : Kind::caseless;
}

// Returns whether the letter is a vowel of the Latin, Cyrillic or Greek script, with or without accents.
bool is_vowel(UChar32 c) {
    char small[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(small, size, u_tolower(c));
    const std::string parts = decompose({small, static_cast<std::size_t>(size)});
    std::size_t at = 0;
    return is_one_of(next_character(parts, at), U"aeiouyæøœıаеиоуыэюяєіαεηιουω");
}

// Returns whether kwic knows the vowels of the script, which alternate with consonants in words.
bool has_vowels(int script) { return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK; }

bool is_east_asian(int script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL;
}

float cost_within_word(const Traits& before, const Traits& letter) {
    if (letter.kind == Kind::mark) return before.kind == Kind::capital ? 2 : 0;
    if (is_east_asian(before.script) || is_east_asian(letter.script)) return before.is_ascii || letter.is_ascii ? 1 : 0;
    const bool has_script = before.script != USCRIPT_COMMON && before.script != USCRIPT_INHERITED;
    if (has_script && before.script != letter.script) return 8;
    float cost = before.is_final ? 5 : 0;
    if (!has_vowels(letter.script)) cost += 0.5F;  // about the average of the last cost below
    if (before.kind == Kind::small && letter.kind == Kind::capital) cost += 7;
    if (before.kind == Kind::capital && letter.kind == Kind::small) cost += 0.7F;
    if (letter.script == USCRIPT_LATIN && !before.is_ascii && !letter.is_ascii) cost += 1;
    // Two vowels or two consonants in a row are less frequent than a vowel and a consonant.
    if (has_vowels(letter.script) && before.is_vowel == letter.is_vowel) cost += before.is_vowel ? 1.5F : 2;
    return cost;
}

float cost_of_first_letter(const Traits& before, const Traits& letter) {
    if (letter.kind == Kind::mark) return 8;
    const float cost = letter.kind == Kind::capital ? 1.5F : 0.8F;
    switch (before.kind) {
        case Kind::space:
        case Kind::punctuation:
        case Kind::no_break_space:
        case Kind::opening:
        case Kind::guillemet:
        case Kind::apostrophe:
        case Kind::dash:
            return cost;
        default:
            return cost + 2.5F;
    }
}

float cost_of_ascii(const Traits& before, const Traits& next) {
    if (before.kind == Kind::control) return 0;
    if (next.kind == Kind::digit && is_letter(before)) return 2;
    if (next.kind == Kind::control) return 4;
    return before.kind == Kind::opening && next.kind == Kind::space ? 1 : 0;
}

float cost_of_other(const Traits& before, const Traits& next) {
    const bool is_after_letter = is_letter(before);
    switch (next.kind) {
        case Kind::space:
            return 3;
        case Kind::guillemet:
            return 4.5F;
        case Kind::no_break_space:
        case Kind::digit:
            return 5;
        case Kind::apostrophe:
            return is_after_letter ? 4 : 6;
        case Kind::opening:
            return is_after_letter ? 8 : 4.5F;
        case Kind::closing:
            return before.kind == Kind::space ? 7.5F : 5.5F;
        case Kind::dash:
            return before.kind == Kind::space ? 5 : 6.5F;
        case Kind::sign:
            return is_after_letter ? 9 : 6.5F;
        case Kind::symbol:
            return is_after_letter ? 11 : 8;
        case Kind::box:
            if (before.kind == Kind::box) return before.letter == next.letter ? 0.3F : 5;
            return is_after_letter ? 10 : 8;
        default:
            return 14;
    }
}

}  // namespace

CharacterTraits traits_of(std::int32_t character) {
    Traits traits{.kind = kind_of(character), .is_ascii = character < 0x80};
    if (traits.kind == Kind::box) traits.letter = static_cast<std::uint16_t>(character);
    if (!is_letter(traits)) return traits;
    UErrorCode error = U_ZERO_ERROR;
    traits.script = static_cast<std::uint8_t>(uscript_getScript(character, &error));
    traits.is_vowel = is_vowel(character);
    traits.is_final = is_one_of(character, U"ςךםןףץةى");
    if (!traits.is_ascii) traits.letter = Alphabets::instance().number_of(character);
    return traits;
}

bool is_letter(const CharacterTraits& character) {
    return character.kind >= Kind::small && character.kind <= Kind::mark;
}

float pair_cost(const CharacterTraits& before, const CharacterTraits& next) {
    if (is_letter(next)) return is_letter(before) ? cost_within_word(before, next) : cost_of_first_letter(before, next);
    return next.is_ascii ? cost_of_ascii(before, next) : cost_of_other(before, next);
}

float single_letter_cost(const CharacterTraits& letter) {
    if (letter.kind == Kind::mark) return 8;
    if (!is_letter(letter) || is_east_asian(letter.script)) return 0;
    if (letter.script == USCRIPT_LATIN && !letter.is_vowel) return 6;  // hardly any word is a single consonant
    return letter.kind == Kind::capital ? 4 : 3;
}

}  // namespace kwic
