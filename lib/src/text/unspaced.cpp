// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/unspaced.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_units = 16;

UScriptCode script_of(std::int32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
}

bool is_thai(UScriptCode script) { return script == USCRIPT_THAI || script == USCRIPT_LAO; }

// The parameter of the following functions is a Thai or Lao character. The two blocks of Unicode have the same order.
bool is_consonant(std::int32_t c) { return (c & 0x7f) >= 0x01 && (c & 0x7f) <= 0x2e; }
bool is_leading_vowel(std::int32_t c) { return (c & 0x7f) >= 0x40 && (c & 0x7f) <= 0x44; }
bool is_repetition(std::int32_t c) { return (c & 0x7f) == 0x46; }  // as in เด็กๆ, where it repeats the word

bool is_bare_ho_hip(std::string_view letters) { return letters == "ห" || letters == "ຫ"; }

// A unit of a word; see append_unspaced_parts().
struct Unit {
    std::size_t begin;
    std::size_t end;
    UScriptCode script;
    std::size_t characters;
};

// Joins each Thai or Lao unit that is a single consonant to a neighboring unit. A consonant at the beginning of the
// word is joined to the next unit. Any other consonant is joined to the previous unit, because the consonant ends its
// syllable. A single ho hip, which is silent, is joined to the next unit anywhere in the word.
void join_syllables(std::string_view word, std::vector<Unit>& units) {
    std::vector<Unit> joined;
    for (const Unit& unit : units) {
        const auto letters_of = [&](const Unit& each) { return word.substr(each.begin, each.end - each.begin); };
        std::size_t at = unit.begin;
        const bool ends_syllable =
            unit.characters == 1 && !is_bare_ho_hip(letters_of(unit)) && !is_repetition(next_character(word, at));
        const bool is_after_lone = !joined.empty() && is_thai(joined.back().script) && joined.back().characters == 1;
        if (joined.empty() || !is_thai(unit.script) || !(ends_syllable || is_after_lone)) {
            joined.push_back(unit);
        } else {
            joined.back().end = unit.end;
            joined.back().characters += unit.characters;
        }
    }
    units = std::move(joined);
}

// Returns whether `c` begins a new unit after the unit `last`, whose last character is `before`.
bool begins_unit(std::int32_t c, UScriptCode script, std::int32_t before, const Unit& last) {
    if (is_thai(script))
        return (is_consonant(c) && !is_leading_vowel(before)) || is_leading_vowel(c) || is_repetition(c);
    if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return false;  // such as the ー of Japanese
    return script == USCRIPT_HAN || script != last.script;
}

// Returns the units of a word, or none if the word has letters other than Han, Kana, Thai and Lao.
std::vector<Unit> units_of(std::string_view word) {
    std::vector<Unit> units;
    std::int32_t before = 0;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const std::int32_t c = next_character(word, at);
        const UScriptCode script = script_of(c);
        const bool is_kana = script == USCRIPT_KATAKANA || script == USCRIPT_HIRAGANA;
        const bool is_sign = script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
        if (!is_kana && !is_sign && script != USCRIPT_HAN && !is_thai(script)) return {};
        if (units.empty() || begins_unit(c, script, before, units.back())) units.push_back({begin, at, script, 0});
        units.back().end = at;
        ++units.back().characters;
        before = c;
    }
    join_syllables(word, units);
    return units;
}

}  // namespace

bool is_unspaced_letter(std::int32_t c) {
    constexpr std::int32_t first = 0x0e00;  // Thai, the first script without spaces in Unicode
    if (c < first || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_NL_MASK)) == 0) return false;
    return uscript_breaksBetweenLetters(script_of(c));
}

bool has_unspaced_letters(std::string_view word) {
    for (std::size_t at = 0; at < word.size();)
        if (is_ascii(word[at]))
            ++at;
        else if (is_unspaced_letter(next_character(word, at)))
            return true;
    return false;
}

void append_unspaced_parts(std::string_view word, std::vector<std::string_view>& parts) {
    const std::vector<Unit> units = units_of(word);
    if (units.size() < 2 || units.size() > max_units) return;
    for (std::size_t first = 0; first < units.size(); ++first) {
        std::size_t characters = 0;
        bool is_hiragana = true;
        for (std::size_t last = first; last < units.size(); ++last) {
            characters += units[last].characters;
            is_hiragana = is_hiragana && units[last].script == USCRIPT_HIRAGANA;
            const bool is_beginning = first == 0;
            const bool is_end = last + 1 == units.size();
            if (characters < 2 || is_hiragana || (is_beginning && is_end)) continue;
            if (is_thai(units[first].script) && !is_beginning && !is_end) continue;
            parts.push_back(word.substr(units[first].begin, units[last].end - units[first].begin));
        }
    }
}

}  // namespace kwic
