// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/plausible_forms.hpp"

#include "base/replace_all.hpp"
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

// Splits a word into its letters with their combining marks. A comma below a letter becomes a cedilla: Romanian texts
// in older charsets have ş and ţ instead of ș and ț.
std::vector<std::string> letters_of(std::string_view word) {
    std::vector<std::string> letters;
    std::string decomposed = decompose(word);
    replace_all(decomposed, "\u0326", "\u0327");
    for (std::size_t at = 0; at < decomposed.size();) {
        const std::size_t begin = at;
        const bool is_mark = (U_GET_GC_MASK(next_character(decomposed, at)) & U_GC_M_MASK) != 0;
        if (!is_mark || letters.empty()) letters.emplace_back();
        letters.back() += decomposed.substr(begin, at - begin);
    }
    return letters;
}

// Returns whether two words of at most five letters have different marks on the same Latin or Arabic letter (họ, hồ).
// Ignores the last letter of Arabic words, which carries the signs of the grammatical cases. Short words with different
// marks are usually different words, for example in Vietnamese, but longer words are usually spellings of one word:
// événement, évènement. A letter without marks does not differ from a letter with marks, because many people type no
// marks.
bool have_different_marks(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    constexpr std::size_t max_letters = 5;
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

// Returns whether marks distinguish the stems of two French words: gens and gênes, pages and pagès. The following
// differences do not distinguish words: è instead of e or é, ç instead of c, and a circumflex on i or u. Long words
// that differ in other marks are usually spellings of one word.
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

// Returns whether the endings of two Russian words without accents show that these are different words. No noun has
// both a hard and a soft ending in the same case. A surname in -ов, -ев or -ьев is not a form of the name or noun from
// which it is derived: Медведев, медведь.
bool have_endings_of_different_words(std::string_view left, std::string_view right) {
    using Endings = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Endings, 7> pairs = {
        {{"ь", ""}, {"я", "а"}, {"ю", "у"}, {"ев", "ь"}, {"ов", "ий"}, {"ов", "ый"}, {"ьев", "ий"}}};
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

// Returns whether one of the letters with which both words begin has a mark in `word`, but not in `other`.
bool has_mark_where_other_has_none(std::string_view word, std::string_view other) {
    if (is_ascii(word)) return false;
    const std::vector<std::string> left = letters_of(word);
    const std::vector<std::string> right = letters_of(other);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()) && left[i][0] == right[i][0]; ++i)
        if (left[i].size() > 1 && right[i].size() == 1) return true;
    return false;
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
bool have_different_alefs(std::string_view language, const std::vector<std::string>& left,
                          const std::vector<std::string>& right) {
    constexpr std::size_t max_letters = 5;
    constexpr std::string_view madda = "\u0627\u0653";
    const std::size_t size = std::min(left.size(), right.size());
    if (size > max_letters) return false;
    const std::string alef_of_left = first_marked_alef(left);
    const std::string alef_of_right = first_marked_alef(right);
    if (!alef_of_left.empty() && !alef_of_right.empty()) return alef_of_left != alef_of_right;
    // Persian writes the madda of an initial alef, because it stands for another vowel.
    const bool is_strict = language == "fa" || size <= 3;
    return is_strict && (left[0] == madda) != (right[0] == madda) && strip_marks(left[0]) == strip_marks(right[0]);
}

// Returns whether the longer Persian word consists of the shorter word, which has at most three letters, and of letters
// that look like an ending but are probably a part of the word: فیلتر and فیل, ترسیم and ترس.
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
// The other word (Sanen, ihnen) is not a form of the function word.
bool is_one_uninflected(const WordReading& a, const WordReading& b) {
    // Function words that share a stem with other forms.
    static constexpr std::string_view inflected =
        " are be been did do does ein eine einem einen einer eines elle had has have her ihr is kein keine my our own "
        "sein seine their tout une unser was were your был была были было все его ее та тот эта эти это ";
    const auto is_function = [](const WordReading& word) {
        constexpr std::size_t max_bytes = 14;  // longer words are not function words
        return word.bare().size() <= max_bytes && is_function_word(word.language(), word.bare());
    };
    const bool is_left = is_function(a);
    return is_left != is_function(b) && !has_word(inflected, is_left ? a.bare() : b.bare());
}

// Returns whether only the noun `a` has the Hebrew ending -it, which derives a noun from a noun with or without the
// ending -a: מכונית and מכונה. Returns false if -it is the feminine ending of an adjective in -i (ישראלי, ישראלית) or
// belongs to the construct state of a noun in -ya (בעיה, בעיית).
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

// Returns the spellings of a word to which paradigms apply.
std::vector<std::string> spellings_of(std::string_view language, std::string_view word) {
    if (language != "de") return stem_bases(language, without_reflexive(language, word));
    std::string base(without_possessive(word));
    std::string spelling = umlaut_spelling(base);
    if (spelling == base) return {std::move(base)};
    return {std::move(base), std::move(spelling)};
}

bool share_german_paradigm(const WordReading::Spelling& a, const WordReading::Spelling& b) {
    const bool has_umlaut = has_mark_where_other_has_none(a.written, b.written);
    const bool has_other_umlaut = has_mark_where_other_has_none(b.written, a.written);
    if (has_umlaut && has_other_umlaut) return false;
    if (has_umlaut) return share_umlaut_paradigm(b.bare, a.bare);
    if (has_other_umlaut) return share_umlaut_paradigm(a.bare, b.bare);
    return share_paradigm("de", a.bare, b.bare);
}

// Returns whether the words agree with a paradigm of the language, or may be forms of one German verb.
bool agree_with_paradigm(const WordReading& a, const WordReading& b) {
    const std::vector<WordReading::Spelling>& left = a.spellings();
    const std::vector<WordReading::Spelling>& right = b.spellings();
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t j = 0; j < right.size(); ++j) {
            if (left[i].bare == right[j].bare) {
                // A word with ue instead of u is not a spelling of the word with u: Manuel, Manul.
                if (left[i].written == right[j].written || (i == 0 && j == 0)) return true;
            } else if (a.language() == "de" ? share_german_paradigm(left[i], right[j])
                                            : share_paradigm(a.language(), left[i].bare, right[j].bare)) {
                return true;
            }
        }
    if (a.language() != "de") return false;
    const std::vector<std::string>& infinitives = b.infinitives();
    return std::find_first_of(a.infinitives().begin(), a.infinitives().end(), infinitives.begin(), infinitives.end()) !=
           a.infinitives().end();
}

}  // namespace

WordReading::WordReading(std::string_view language, std::string_view word)
    : language_(language), bare_(strip_marks(language == "de" ? umlaut_spelling(word) : word)) {
    if (!has_paradigms(language)) return;
    for (std::string& spelling : spellings_of(language, word)) {
        std::string bare = strip_marks(spelling);
        spellings_.push_back({std::move(spelling), std::move(bare)});
    }
}

const std::vector<std::string>& WordReading::infinitives() const {
    if (!infinitives_.empty()) return infinitives_;
    for (const Spelling& spelling : spellings_) {
        infinitives_.push_back(spelling.written);
        for (std::string& infinitive : german_infinitives(spelling.written))
            infinitives_.push_back(std::move(infinitive));
    }
    return infinitives_;
}

const WordReading& FormComparison::reading(std::string_view language) {
    const auto at = std::find_if(readings_.begin(), readings_.end(),
                                 [&](const WordReading& each) { return each.language() == language; });
    return at != readings_.end() ? *at : readings_.emplace_back(language, word_);
}

bool FormComparison::accepts(std::string_view key, std::string_view form) {
    const std::string_view language = key.substr(0, key.find(':'));
    if (!is_ascii(word_) && !is_ascii(form)) {
        if (letters_.empty()) letters_ = letters_of(word_);
        const std::vector<std::string> letters = letters_of(form);
        constexpr char alef_lead = '\xd8';  // the first byte of each alef
        const bool have_alefs = word_.find(alef_lead) != word_.npos && form.find(alef_lead) != form.npos;
        if (have_different_marks(letters_, letters)) return false;
        if (have_alefs && have_different_alefs(language, letters_, letters)) return false;
    }
    if (language.empty()) return true;
    if (const auto base = irregular_base(language, word_); !base.empty() && base == irregular_base(language, form))
        return true;
    const WordReading& left = reading(language);
    const WordReading right(language, form);
    if (is_one_uninflected(left, right)) return false;
    if (has_paradigms(language) && !agree_with_paradigm(left, right)) return false;
    const bool may_lack_accents = !is_known_ && is_ascii(word_);
    if (language == "fr" && !may_lack_accents &&
        have_different_stems(without_elision(language, word_), without_elision(language, form)))
        return false;
    if (language == "he") return !is_derived_in_it(word_, form) && !is_derived_in_it(form, word_);
    if (language == "fa") return !have_ending_of_short_stem(word_, form);
    if (language == "en") return may_be_english_forms(word_, form);
    if (language == "ru") return !have_endings_of_different_words(left.bare(), right.bare());
    return !is_romance(language) ||
           !have_long_endings(without_elision(language, word_), without_elision(language, form));
}

bool may_be_forms(std::string_view key, std::string_view a, std::string_view b, bool is_known) {
    return FormComparison(a, is_known).accepts(key, b);
}

}  // namespace kwic
