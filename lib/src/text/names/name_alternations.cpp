// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_alternations.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace kwic::names {
namespace {

using enum Where;

// The alternations, each in one direction. Texts of one language seldom mix two systems of romanization, so an
// alternation between letters of two systems (Schukow, Zhukov) has a higher risk for words of one language. The risks
// were chosen by hand: for each alternation, a list was made of the pairs of words in English newspapers that differ
// only in this alternation.
constexpr Alternation alternations[] = {
    // Letters with marks and their replacements
    {"A", "ae", 0, 0},
    {"A", "a", 4, 2},
    {"A", "e", 6, 3},
    {"O", "oe", 0, 0},
    {"O", "o", 3, 1},
    {"U", "ue", 0, 0},
    {"U", "u", 3, 1},
    {"C", "ch", 0, 0},
    {"C", "c", 1, 0},
    {"S", "sh", 0, 0},
    {"S", "sch", 1, 0},
    {"S", "s", 1, 0},
    {"Z", "zh", 0, 0},
    {"Z", "sch", 9, 1},
    {"Z", "z", 1, 0},
    {"Z", "j", 2, 1},
    {"D", "dj", 0, 0},
    {"D", "d", 1, 0},
    {"G", "g", 0, 0},
    {"T", "ts", 0, 0},
    {"T", "t", 1, 0},
    {"E", "e", 1, 0},
    {"E", "en", 2, 0},
    {"Y", "a", 1, 0},
    {"Y", "on", 2, 0},
    {"Q", "c", 1, 0},
    {"Q", "s", 3, 1},
    {"Q", "ch", 2, 0},
    // Consonants that sound alike
    {"c", "k", 3, 1, first},
    {"c", "k", 2, 1, inside},
    {"c", "k", 2, 1, last},
    {"ck", "k", 3, 3},
    {"c", "ck", 3, 3},
    {"ck", "kk", 2, 2},
    {"cc", "kk", 2, 2},
    {"cc", "k", 3, 3},
    {"cc", "ck", 3, 3},
    {"k", "q", 2, 2, inside},
    {"k", "q", 2, 2, last},
    {"ka", "qa", 2, 2, first},
    {"ke", "qe", 2, 2, first},
    {"ko", "qo", 2, 2, first},
    {"ku", "qu", 3, 3, first},
    {"c", "q", 4, 4, inside},
    {"c", "q", 4, 4, last},
    {"ks", "x", 2, 2},
    {"cks", "x", 2, 2},
    {"f", "ph", 5, 2, first},
    {"f", "ph", 2, 2, inside},
    {"f", "ph", 2, 2, last},
    {"ff", "ph", 3, 3},
    {"t", "th", 3, 2},
    {"a", "ah", 2, 1, last},
    {"e", "eh", 3, 2, last},
    {"a", "eh", 5, 3, last},
    {"her", "hr", 6, 2},
    {"", "h", 4, 4},
    {"ch", "tch", 3, 1},
    {"tch", "tsch", 2, 0},
    {"ch", "tsch", 2, 0},
    {"sch", "sh", 3, 0},
    {"ts", "tz", 3, 2},
    {"tz", "z", 3, 3},
    {"ts", "z", 3, 3},
    {"c", "ts", 10, 2},
    {"c", "tz", 10, 2},
    {"s", "z", 6, 3, first},
    {"s", "z", 3, 2, last},
    {"s", "z", 4, 3, inside},
    {"ss", "z", 6, 4},
    // Consonants of names from other scripts
    {"k", "kh", 2, 2},
    {"h", "kh", 2, 2},
    {"ch", "kh", 4, 2},
    {"chr", "cr", 3, 2},
    {"ch", "h", 11, 3},
    {"kh", "x", 9, 1},
    {"j", "kh", 9, 1},
    {"g", "gh", 2, 2},
    {"g", "q", 2, 2},
    {"gh", "q", 2, 2},
    {"g", "k", 9, 4, first},
    {"g", "k", 9, 6, inside},
    {"d", "dh", 2, 2},
    {"dd", "dh", 2, 2},
    {"dh", "z", 3, 3},
    {"dj", "j", 1, 1},
    {"dj", "dzh", 1, 1},
    {"dzh", "j", 1, 1},
    {"dsch", "j", 8, 0},
    {"dj", "dsch", 8, 0},
    {"dg", "j", 10, 2},
    {"g", "j", 5, 2},
    {"j", "zh", 2, 1},
    {"sch", "zh", 9, 1},
    {"sh", "zh", 5, 5},
    {"z", "zh", 2, 2},
    {"j", "y", 3, 2},
    {"i", "j", 4, 1},
    {"ch", "sh", 6, 1},
    {"ch", "sch", 6, 2},
    {"s", "sh", 6, 2},
    {"ch", "cz", 2, 1},
    {"cz", "tch", 4, 1},
    {"cz", "tsch", 8, 1},
    {"sh", "sz", 2, 1},
    {"schtsch", "shch", 0, 0},
    {"shch", "szcz", 0, 0},
    {"chtch", "shch", 0, 0},
    {"v", "w", 7, 2, first},
    {"v", "w", 4, 1, inside},
    {"f", "v", 6, 3},
    {"off", "ov", 1, 1, last},
    {"ov", "ow", 1, 0, last},
    {"eff", "ev", 1, 1, last},
    {"ev", "ew", 1, 0, last},
    {"ev", "ov", 3, 2, last},
    {"ev", "yev", 1, 1},
    {"ev", "jew", 9, 1, last},
    {"ev", "iev", 2, 1, last},
    {"ev", "iew", 8, 1, last},
    {"ev", "ow", 5, 2, last},
    {"off", "ow", 3, 1, last},
    {"v", "w", 4, 1, last},
    {"ka", "ko", 7, 3, last},
    {"e", "ie", 9, 2, inside},
    {"dr", "der", 5, 2, last},
    {"ge", "gue", 4, 1},
    {"gi", "gui", 4, 1},
    {"in", "ine", 8, 1, last},
    {"in", "yne", 5, 2, last},
    {"un", "oune", 4, 1, last},
    // Vowels
    {"i", "y", 4, 2, first},
    {"i", "y", 3, 2, last},
    {"i", "y", 3, 2, inside},
    {"ie", "y", 5, 2, last},
    {"i", "ie", 3, 2, last},
    {"ey", "y", 3, 3, last},
    {"ey", "ie", 3, 3, last},
    {"iy", "y", 1, 1, last},
    {"ii", "y", 1, 1, last},
    {"ij", "y", 1, 1, last},
    {"i", "ij", 1, 1, last},
    {"yj", "y", 9, 1, last},
    {"yi", "y", 1, 1, last},
    {"yy", "y", 1, 1, last},
    {"ia", "ija", 4, 1, last},
    {"y", "yy", 3, 1},
    {"j", "yy", 5, 1},
    {"ua", "wa", 6, 1},
    {"oua", "wa", 6, 1},
    {"eo", "o", 6, 2},
    {"i", "ii", 2, 2},
    {"i", "iy", 1, 1},
    {"i", "yi", 1, 1},
    {"ee", "i", 4, 3},
    {"i", "ie", 4, 3},
    {"ai", "ei", 3, 2},
    {"ai", "ay", 3, 2},
    {"ei", "ey", 4, 2, last},
    {"ei", "ey", 2, 2, inside},
    {"ei", "ey", 2, 2, first},
    {"ay", "ei", 6, 3},
    {"ai", "ey", 3, 2},
    {"ay", "ey", 5, 3},
    {"ai", "aj", 3, 1},
    {"ei", "ej", 3, 1},
    {"aj", "ay", 3, 1},
    {"ej", "ey", 3, 1},
    {"ou", "u", 4, 2},
    {"oo", "u", 4, 3},
    {"oo", "ou", 5, 2},
    {"o", "ou", 6, 3},
    {"a", "aa", 3, 2},
    {"a", "ae", 5, 3},
    {"ae", "e", 4, 3},
    {"o", "oe", 3, 2},
    {"u", "ue", 3, 2},
    {"aoui", "awi", 1, 0},
    {"aou", "aw", 1, 0},
    {"io", "yo", 3, 2},
    {"ia", "ya", 3, 2},
    {"ia", "ja", 4, 1},
    {"iu", "yu", 2, 1},
    {"ju", "yu", 3, 1},
    {"iou", "yu", 2, 1},
    {"e", "ye", 3, 2},
    {"e", "je", 4, 2},
    {"", "e", 8, 3, last},
    {"mac", "mc", 1, 1, first},
};

constexpr std::size_t first_letters = 128;

constexpr std::size_t first_letter(std::string_view letters) {
    return letters.empty() ? 0 : static_cast<unsigned char>(letters[0]);
}

// The alternations in both directions, ordered by the first letter of `from`. The alternations of the letter c have the
// indexes from begins[c] to begins[c + 1] - 1.
struct Index {
    std::array<Alternation, 2 * std::size(alternations)> entries{};
    std::array<std::size_t, first_letters + 1> begins{};
};

constexpr Index both_directions = [] {
    Index all;
    std::size_t size = 0;
    for (std::size_t letter = 0; letter < first_letters; ++letter) {
        all.begins[letter] = size;
        for (const auto& [from, to, one_language, languages, where] : alternations) {
            if (first_letter(from) == letter) all.entries[size++] = {from, to, one_language, languages, where};
            if (first_letter(to) == letter) all.entries[size++] = {to, from, one_language, languages, where};
        }
    }
    all.begins[first_letters] = size;
    return all;
}();

}  // namespace

std::span<const Alternation> alternations_from(char letter) {
    const auto at = static_cast<unsigned char>(letter);
    if (at >= first_letters) return {};
    const std::size_t begin = both_directions.begins[at];
    return std::span(both_directions.entries).subspan(begin, both_directions.begins[at + 1] - begin);
}

}  // namespace kwic::names
