// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/plausible_forms.hpp"

#include "base/utf8.hpp"
#include "text/elision.hpp"
#include "text/english_forms.hpp"
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Splits a word into its letters with their combining marks.
std::vector<std::string> letters_of(std::string_view word) {
    std::vector<std::string> letters;
    const std::string decomposed = decompose(word);
    for (std::size_t at = 0; at < decomposed.size();) {
        const std::size_t begin = at;
        const bool is_mark = (U_GET_GC_MASK(next_character(decomposed, at)) & U_GC_M_MASK) != 0;
        if (!is_mark || letters.empty()) letters.emplace_back();
        letters.back() += decomposed.substr(begin, at - begin);
    }
    return letters;
}

// Returns whether two words of at most five letters have different marks on the same Latin letter: họ, hồ. Short words
// with different marks are usually different words, for example in Vietnamese, but longer words are usually spellings
// of one word: événement, évènement. A letter without marks does not differ from a letter with marks, because many
// people type no marks.
bool have_different_marks(std::string_view a, std::string_view b) {
    constexpr std::size_t max_letters = 5;
    if (is_ascii(a) || is_ascii(b)) return false;
    const std::vector<std::string> left = letters_of(a);
    const std::vector<std::string> right = letters_of(b);
    if (left.size() != right.size() || left.size() > max_letters) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool have_marks = is_ascii(left[i][0]) && left[i].size() > 1 && right[i].size() > 1;
        if (have_marks && left[i][0] == right[i][0] && left[i] != right[i]) return true;
    }
    return false;
}

// Returns whether the words share only a short beginning, and the rest of at least one word is too long for an
// inflectional ending: noter, notamment. Snowball's stemmers for Romance languages remove long endings even if only a
// short stem remains.
bool have_long_endings(std::string_view a, std::string_view b) {
    constexpr std::ptrdiff_t max_short = 3;   // maximum size of a short beginning in bytes
    constexpr std::ptrdiff_t max_ending = 5;  // maximum size of an ending after a short beginning in bytes
    const std::string left = strip_marks(a);
    const std::string right = strip_marks(b);
    const auto [end_of_left, end_of_right] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return end_of_left - left.begin() <= max_short &&
           std::max(left.end() - end_of_left, right.end() - end_of_right) > max_ending;
}

// Returns whether the endings of two Russian words show that these are different words. No noun has both a hard and a
// soft ending in the same case. A surname in -ов, -ев or -ьев is not a form of the name or noun from which it is
// derived: Медведев, медведь.
bool have_endings_of_different_words(std::string_view a, std::string_view b) {
    using Endings = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Endings, 7> pairs = {
        {{"ь", ""}, {"я", "а"}, {"ю", "у"}, {"ев", "ь"}, {"ов", "ий"}, {"ов", "ый"}, {"ьев", "ий"}}};
    const std::string left = strip_marks(a);
    const std::string right = strip_marks(b);
    return std::any_of(pairs.begin(), pairs.end(), [&](const Endings& endings) {
        const auto differ_in = [&](std::string_view one, std::string_view other) {
            return one.ends_with(endings.first) && other.ends_with(endings.second) &&
                   one.substr(0, one.size() - endings.first.size()) ==
                       other.substr(0, other.size() - endings.second.size());
        };
        return differ_in(left, right) || differ_in(right, left);
    });
}

bool is_romance(std::string_view language) {
    static constexpr std::array<std::string_view, 6> languages = {"ca", "es", "fr", "it", "pt", "ro"};
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

}  // namespace

bool may_be_forms(std::string_view key, std::string_view a, std::string_view b) {
    if (have_different_marks(a, b)) return false;
    const std::string_view language = key.substr(0, key.find(':'));
    if (language == "en") return may_be_english_forms(a, b);
    if (language == "ru") return !have_endings_of_different_words(a, b);
    return !is_romance(language) || !have_long_endings(without_elision(language, a), without_elision(language, b));
}

}  // namespace kwic
