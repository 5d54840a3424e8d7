// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/plausible_forms.hpp"

#include "base/utf8.hpp"
#include "text/elision.hpp"
#include "text/english_forms.hpp"
#include "text/fold.hpp"
#include "text/function_words.hpp"
#include "text/german_verbs.hpp"
#include "text/irregular_forms.hpp"
#include "text/paradigms.hpp"
#include "text/stem_bases.hpp"
#include "text/word_list.hpp"

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

// Returns whether two words of at most five letters have different marks on the same Latin letter (họ, hồ), or on the
// same Arabic letter unless it is the last, which carries the signs of cases. Such words are usually different words,
// for example in Vietnamese. A letter without marks agrees with any marks, because many people type none. Longer words
// with different marks are usually spellings of one word: événement, évènement.
bool have_different_marks(std::string_view a, std::string_view b) {
    constexpr std::size_t max_letters = 5;
    if (is_ascii(a) || is_ascii(b)) return false;
    const std::vector<std::string> left = letters_of(a);
    const std::vector<std::string> right = letters_of(b);
    if (left.size() != right.size() || left.size() > max_letters) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool is_arabic = i + 1 < left.size() && left[i] >= "\u0600" && left[i] < "\u0700";
        const std::size_t letter = is_arabic ? 2 : 1;  // size of the letter without marks
        const bool have_marks =
            (is_arabic || is_ascii(left[i][0])) && left[i].size() > letter && right[i].size() > letter;
        if (have_marks && left[i].compare(0, letter, right[i], 0, letter) == 0 && left[i] != right[i]) return true;
    }
    return false;
}

// Returns whether marks distinguish the stems of two French words: gens and gênes, pages and pagès. In the stem of one
// word, e and é change to è, c changes to ç, and i and u have an optional circumflex. Long words that differ in other
// marks are usually spellings of one word.
bool have_different_stems(std::string_view a, std::string_view b) {
    constexpr std::size_t max_letters = 5;
    const std::vector<std::string> left = letters_of(a);
    const std::vector<std::string> right = letters_of(b);
    std::size_t letters = 0;
    bool differ = false;
    for (; letters < std::min(left.size(), right.size()) && left[letters][0] == right[letters][0]; ++letters) {
        const bool is_grave = left[letters].ends_with("\u0300") || right[letters].ends_with("\u0300");
        const bool is_optional = (left[letters][0] == 'e' && is_grave) || left[letters][0] == 'c' ||
                                 left[letters][0] == 'i' || left[letters][0] == 'u';
        const bool is_same = left[letters] == right[letters] || is_optional;
        // The last common letter may belong to the endings: pose, posé.
        const bool is_within = letters + 2 < std::min(left.size(), right.size());
        differ |= !is_same && is_within;
    }
    return differ && letters <= max_letters;
}

// Returns whether the words share so few letters that a long ending is probably derivational: noter, notamment. In the
// Romance languages, Snowball's stemmers remove long endings even if only a short stem remains.
bool have_long_endings(std::string_view a, std::string_view b) {
    constexpr std::ptrdiff_t max_short = 3;   // number of shared bytes of a short stem
    constexpr std::ptrdiff_t max_ending = 5;  // maximum number of bytes of the endings after a short stem
    const std::string left = strip_marks(a);
    const std::string right = strip_marks(b);
    const auto [end_of_left, end_of_right] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    return end_of_left - left.begin() <= max_short &&
           std::max(left.end() - end_of_left, right.end() - end_of_right) > max_ending;
}

// Returns whether the endings of two Russian words belong to different words. No noun has both a hard and a soft ending
// in one case, and a surname in -ов, -ев or -ьев is no form of the name or noun from which it is derived: Медведев,
// медведь.
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

// Returns the word without the reflexive ending of Russian verbs.
std::string_view without_reflexive(std::string_view language, std::string_view word) {
    if (language != "ru") return word;
    for (const std::string_view ending : {"ся", "сь"})
        if (word.ends_with(ending) && count_characters(word) > 5) word.remove_suffix(ending.size());
    return word;
}

// Returns the spellings of a word to which paradigms apply.
std::vector<std::string> spellings_of(std::string_view language, std::string_view word) {
    if (language != "de") return stem_bases(language, without_reflexive(language, word));
    std::string base(without_possessive(word));
    std::string spelling = umlaut_spelling(base);
    if (spelling == base) return {std::move(base)};
    return {std::move(base), std::move(spelling)};
}

// Returns whether the German words may be forms of one verb.
bool are_forms_of_verb(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto infinitives_of = [](const std::vector<std::string>& spellings) {
        std::vector<std::string> infinitives = spellings;
        for (const std::string& each : spellings)
            for (std::string& infinitive : german_infinitives(each)) infinitives.push_back(std::move(infinitive));
        return infinitives;
    };
    const std::vector<std::string> left = infinitives_of(a);
    const std::vector<std::string> right = infinitives_of(b);
    return std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) != left.end();
}

// Returns whether one of the letters with which both words begin has a mark in `word`, but not in `other`.
bool has_mark_where_other_has_none(std::string_view word, std::string_view other) {
    if (is_ascii(word)) return false;
    const std::vector<std::string> left = letters_of(word);
    const std::vector<std::string> right = letters_of(other);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()) && left[i][0] == right[i][0]; ++i)
        if (left[i].size() > 1 && right[i].size() == 1) return true;
    return false;
}

// Returns whether the words are irregular forms of one word or agree with a paradigm of the language.
bool agree_with_paradigm(std::string_view language, std::string_view a, std::string_view b) {
    const std::vector<std::string> left = spellings_of(language, a);
    const std::vector<std::string> right = spellings_of(language, b);
    const auto agree = [&](const std::string& one, const std::string& other) {
        const std::string_view base = irregular_base(language, one);
        if (!base.empty() && base == irregular_base(language, other)) return true;
        const std::string bare = strip_marks(one);
        // A word with ue for u is no spelling of the word with u: Manuel, Manul.
        if (bare == strip_marks(other)) return one == other || (&one == &left[0] && &other == &right[0]);
        if (language != "de") return share_paradigm(language, bare, strip_marks(other));
        const bool has_umlaut = has_mark_where_other_has_none(one, other);
        const bool has_other_umlaut = has_mark_where_other_has_none(other, one);
        if (has_umlaut && has_other_umlaut) return false;
        if (has_umlaut) return share_umlaut_paradigm(strip_marks(other), bare);
        if (has_other_umlaut) return share_umlaut_paradigm(bare, strip_marks(other));
        return share_paradigm(language, bare, strip_marks(other));
    };
    return std::any_of(left.begin(), left.end(),
                       [&](const std::string& one) {
                           return std::any_of(right.begin(), right.end(),
                                              [&](const std::string& other) { return agree(one, other); });
                       }) ||
           (language == "de" && are_forms_of_verb(left, right));
}

// Returns the first alef of the word that carries a mark, as a letter and its mark, or an empty string.
std::string first_marked_alef(const std::vector<std::string>& letters) {
    constexpr std::string_view alef = "\u0627";
    const auto at = std::find_if(letters.begin(), letters.end(), [&](const std::string& letter) {
        return letter.size() > alef.size() && letter.starts_with(alef);
    });
    return at == letters.end() ? std::string() : *at;
}

// Returns whether alefs with different marks distinguish two words in Arabic script: أما, إما. Many people type alef
// without a mark. Long words with different marks are usually spellings of one word: أدنبره, إدنبرة.
bool have_different_alefs(std::string_view language, std::string_view a, std::string_view b) {
    constexpr std::size_t max_letters = 5;
    constexpr std::string_view madda = "\u0627\u0653";
    if (is_ascii(a) || is_ascii(b)) return false;
    const std::vector<std::string> left = letters_of(a);
    const std::vector<std::string> right = letters_of(b);
    const std::size_t size = std::min(left.size(), right.size());
    if (size > max_letters) return false;
    const std::string alef_of_left = first_marked_alef(left);
    const std::string alef_of_right = first_marked_alef(right);
    if (!alef_of_left.empty() && !alef_of_right.empty()) return alef_of_left != alef_of_right;
    // Persian writes the madda of an initial alef, because it stands for another vowel.
    const bool is_strict = language == "fa" || size <= 3;
    return is_strict && (left[0] == madda) != (right[0] == madda) && strip_marks(left[0]) == strip_marks(right[0]);
}

// Returns whether an ending of the longer Persian word is removed from a stem of at most three letters, which probably
// ends with the letters of the ending: فیلتر and فیل, ترسیم and ترس.
bool have_ending_of_short_stem(std::string_view a, std::string_view b) {
    constexpr std::size_t max_letters = 3;
    const std::string left = strip_marks(a);
    const std::string right = strip_marks(b);
    const std::string& shorter = left.size() < right.size() ? left : right;
    const std::string& longer = left.size() < right.size() ? right : left;
    if (!irregular_base("fa", a).empty() && irregular_base("fa", a) == irregular_base("fa", b)) return false;
    if (!longer.starts_with(shorter) || count_characters(shorter) > max_letters) return false;
    const std::string_view ending = std::string_view(longer).substr(shorter.size());
    return (ending == "تر" && !shorter.ends_with("ي")) || ending == "يم" || ending == "يش";
}

// Returns whether only one of the words is a function word that is not inflected, such as French sans and German ihn.
// The other word is no form of it: Sanen, ihnen.
bool is_one_uninflected(std::string_view language, std::string_view a, std::string_view b) {
    // Function words that share a stem with other forms.
    static constexpr std::string_view inflected =
        " are be been did do does ein eine einem einen einer eines elle had has have her ihr is kein keine my our own "
        "sein seine their tout une unser was were your был была были было все его ее та тот эта эти это ";
    const auto bare = [&](std::string_view word) {
        return strip_marks(language == "de" ? umlaut_spelling(word) : word);
    };
    const std::string left = bare(a);
    const std::string right = bare(b);
    const bool is_left = is_function_word(language, left);
    return is_left != is_function_word(language, right) && !has_word(inflected, is_left ? left : right);
}

// Returns whether only the noun `a` has the Hebrew ending -it, which derives a noun from a noun with or without the
// ending -a: מכונית and מכונה. An adjective in -i has its feminine in -it (ישראלי, ישראלית), and a noun in -ya its
// construct state (בעיה, בעיית).
bool is_derived_in_it(std::string_view a, std::string_view b) {
    constexpr std::string_view it = "ית";
    if (!a.ends_with(it)) return false;
    const std::string_view stem = a.substr(0, a.size() - it.size());
    return !stem.ends_with("י") && (b == stem || b == std::string(stem) + "ה");
}

bool is_romance(std::string_view language) {
    static constexpr std::array<std::string_view, 6> languages = {"ca", "es", "fr", "it", "pt", "ro"};
    return std::find(languages.begin(), languages.end(), language) != languages.end();
}

}  // namespace

bool may_be_forms(std::string_view key, std::string_view a, std::string_view b, bool is_known) {
    const std::string_view language = key.substr(0, key.find(':'));
    if (have_different_marks(a, b) || have_different_alefs(language, a, b)) return false;
    if (const auto base = irregular_base(language, a); !base.empty() && base == irregular_base(language, b))
        return true;
    if (is_one_uninflected(language, a, b)) return false;
    if (has_paradigms(language) && !agree_with_paradigm(language, a, b)) return false;
    const bool may_lack_accents = !is_known && is_ascii(a);
    if (language == "fr" && !may_lack_accents &&
        have_different_stems(without_elision(language, a), without_elision(language, b)))
        return false;
    if (language == "he") return !is_derived_in_it(a, b) && !is_derived_in_it(b, a);
    if (language == "fa") return !have_ending_of_short_stem(a, b);
    if (language == "en") return may_be_english_forms(a, b);
    if (language == "ru") return !have_endings_of_different_words(a, b);
    return !is_romance(language) || !have_long_endings(without_elision(language, a), without_elision(language, b));
}

}  // namespace kwic
