// SPDX-License-Identifier: GPL-2.0-or-later
// The inflection of words in Arabic and Hebrew script. The particles (and, with, for, as) and the article are written
// together with the next word. See Ryding, A Reference Grammar of Modern Standard Arabic, 2005, and Coffin and Bolozky,
// A Reference Grammar of Modern Hebrew, 2005.
#include "text/names/name_sounds.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kwic::names {
namespace {

// Letters at the beginning or end of a word, and the information that they lack in quarters of bits.
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

int affix_information(std::u32string_view letters) {
    int before = 0, after = 0;
    for (const Affix& prefix : prefixes)
        if (letters.starts_with(prefix.letters)) before = std::max(before, prefix.information);
    for (const Affix& ending : endings)
        if (letters.ends_with(ending.letters)) after = std::max(after, ending.information);
    return before + after;
}

std::size_t attached_particles(std::u32string_view letters) {
    constexpr std::u32string_view article = U"ال", arabic_particles = U"وفبلك", hebrew_particles = U"ובלכמשה";
    constexpr std::size_t min_letters = 2, min_without_article = 4, min_hebrew = 3;
    if (letters.empty()) return 0;
    if (is_hebrew(letters[0]))
        return letters.size() > min_hebrew && hebrew_particles.find(letters[0]) != letters.npos ? 1 : 0;
    const std::size_t particle = arabic_particles.find(letters[0]) != arabic_particles.npos ? 1 : 0;
    if (letters.substr(particle).starts_with(article) && letters.size() >= particle + article.size() + min_letters)
        return particle + article.size();
    if (letters.starts_with(U"لل") && letters.size() >= article.size() + min_letters) return article.size();
    return letters.size() >= particle + min_without_article ? particle : 0;
}

}  // namespace kwic::names
