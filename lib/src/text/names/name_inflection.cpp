// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_inflection.hpp"

#include "text/names/name_sounds.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::names {
namespace {

// Letters at the beginning or end of a word, and the amount, in quarters of bits, by which they carry less information
// than other letters.
struct Affix {
    std::u32string_view letters;
    int information;
};

constexpr Affix prefixes[] = {
    {U"ت", 6}, {U"ي", 6}, {U"ن", 6}, {U"أ", 4}, {U"م", 4}, {U"می", 12}, {U"מ", 6}, {U"ה", 6}, {U"ש", 6},
};

constexpr Affix endings[] = {
    {U"ين", 16}, {U"ون", 16}, {U"ان", 12},  {U"ات", 12}, {U"ية", 16}, {U"تين", 16}, {U"يين", 20},
    {U"ها", 16}, {U"هم", 16}, {U"های", 20}, {U"ته", 12}, {U"ی", 4},   {U"ة", 6},    {U"ه", 4},
    {U"ي", 4},   {U"ים", 12}, {U"ות", 12},  {U"ה", 4},   {U"ת", 4},   {U"י", 4},
};

bool is_hebrew(char32_t c) { return c >= 0x5d0 && c < 0x5f0; }

}  // namespace

std::string_view without_ending(std::string_view word) {
    // The possessive ending -s, and the Turkish endings of the genitive, dative, accusative, locative, ablative and
    // instrumental.
    static constexpr std::string_view endings[] = {
        "s", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "ya",  "ye",  "a",   "e",  "yı", "yi",  "yu", "yü",
        "ı", "i",  "u",  "ü",  "da", "de",  "ta",  "te",  "dan", "den", "tan", "ten", "la", "le", "yla", "yle"};
    constexpr std::size_t min_bytes = 3, min_turkish = 4;
    const std::size_t apostrophe = word.rfind('\'');
    if (apostrophe == word.npos || apostrophe < min_bytes) return word;
    const std::string_view ending = word.substr(apostrophe + 1);
    if (ending != "s") {
        // An apostrophe may also stand for an Arabic letter: Sana'a. A Turkish ending of one vowel follows only a
        // consonant.
        const bool is_vowel_alone = ending == "a" || ending == "e" || ending == "i" || ending == "u";
        if (apostrophe < min_turkish || std::ranges::find(endings, ending) == std::end(endings)) return word;
        if (is_vowel_alone && std::string_view("aeiou").find(word[apostrophe - 1]) != std::string_view::npos)
            return word;
    }
    return word.substr(0, apostrophe);
}

std::u32string nominative(std::u32string_view letters) {
    constexpr std::size_t min_stem = 3;
    struct Case {
        std::u32string_view ending, nominative;
    };
    static constexpr Case cases[] = {
        {U"ского", U"ский"},  {U"скому", U"ский"}, {U"ским", U"ский"},    {U"ском", U"ский"},
        {U"ской", U"ская"},   {U"скую", U"ская"},  {U"ського", U"ський"}, {U"ському", U"ський"},
        {U"ським", U"ський"}, {U"ської", U"ська"}, {U"ській", U"ська"},   {U"ську", U"ська"},
        {U"овой", U"ова"},    {U"евой", U"ева"},   {U"ёвой", U"ёва"},     {U"иной", U"ина"},
    };
    for (const Case& each : cases)
        if (letters.size() >= each.ending.size() + min_stem && letters.ends_with(each.ending))
            return std::u32string(letters.substr(0, letters.size() - each.ending.size())) +
                   std::u32string(each.nominative);
    return std::u32string(letters);
}

void relax_case_ending(std::u32string_view letters, Sounds& sounds) {
    constexpr std::size_t min_letters = 6;
    constexpr std::u32string_view all_vowels = U"аеёєиіїоуыэюя", case_endings = U"аеуыюя", vowels_of_endings = U"еоыи";
    if (letters.size() < min_letters || sounds.size() < 2) return;
    const char32_t last = letters.back(), before = letters[letters.size() - 2];
    if (case_endings.find(last) != case_endings.npos && all_vowels.find(before) == all_vowels.npos) {
        sounds[sounds.size() - 1].sure |= A;
        sounds[sounds.size() - 1].skip = 1;
    } else if (last == U'м' && vowels_of_endings.find(before) != vowels_of_endings.npos) {
        sounds[sounds.size() - 1].skip = 1;
        sounds[sounds.size() - 2].skip = 1;
    }
}

int affix_information(std::u32string_view letters) {
    int before = 0, after = 0;
    for (const Affix& prefix : prefixes)
        if (letters.starts_with(prefix.letters)) before = std::max(before, prefix.information);
    for (const Affix& ending : endings)
        if (letters.ends_with(ending.letters)) after = std::max(after, ending.information);
    return before + after;
}

Attached attached_particles(std::u32string_view letters) {
    constexpr std::u32string_view article = U"ال", with_particle = U"لل";
    constexpr std::u32string_view arabic_particles = U"وفبلك", hebrew_particles = U"ובלכמשה";
    constexpr std::size_t min_letters = 2, min_without_article = 4, min_hebrew = 3;
    if (letters.empty()) return {};
    if (is_hebrew(letters[0])) {
        const bool has_particle = letters.size() > min_hebrew && hebrew_particles.find(letters[0]) != letters.npos;
        return {has_particle ? 1u : 0u};
    }
    const std::size_t particle = arabic_particles.find(letters[0]) != arabic_particles.npos ? 1 : 0;
    if (letters.substr(particle).starts_with(article) && letters.size() >= particle + article.size() + min_letters)
        return {particle + article.size(), true};
    if (letters.starts_with(with_particle) && letters.size() >= with_particle.size() + min_letters)
        return {with_particle.size(), true};
    return {letters.size() >= particle + min_without_article ? particle : 0};
}

}  // namespace kwic::names
