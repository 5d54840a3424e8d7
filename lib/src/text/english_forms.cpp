// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/english_forms.hpp"

#include "text/fold.hpp"
#include "text/irregular_forms.hpp"
#include "text/stem_bases.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t min_letters = 2;  // minimum number of letters before a suffix

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view each) { return word.ends_with(each); });
}

// Appends the words from which `rest` + suffix may be formed by adding a suffix that begins with a vowel. The appended
// words are `rest`, `rest` with a final e, `rest` with a single instead of a doubled final consonant, and `rest` with y
// instead of a final i.
void add_before_vowel(std::string_view rest, std::vector<std::string>& words) {
    if (rest.size() < min_letters) return;
    words.emplace_back(rest);
    words.push_back(std::string(rest) + 'e');
    const char last = rest.back();
    if (rest.size() > min_letters && last == rest[rest.size() - 2] && !is_vowel(last))
        words.emplace_back(rest.substr(0, rest.size() - 1));
    if (last == 'i') words.push_back(std::string(rest.substr(0, rest.size() - 1)) + 'y');
}

// Appends the words from which `rest` + suffix may be formed by adding a suffix that begins with a consonant. The
// appended words are `rest`, `rest` with y instead of a final i (happiness), and `rest` with the final e or l that some
// words lose before the suffix (truly, wholly, judgment, fully).
void add_before_consonant(std::string_view rest, std::vector<std::string>& words) {
    words.emplace_back(rest);
    if (rest.ends_with('i')) words.push_back(std::string(rest.substr(0, rest.size() - 1)) + 'y');
    if (ends_with_any(rest, {"u", "l", "dg"})) words.push_back(std::string(rest) + 'e');
    if (rest.ends_with('l')) words.push_back(std::string(rest) + 'l');
}

// Appends the words of which `word` may be the form in -s.
void add_singulars(std::string_view word, std::vector<std::string>& words) {
    const auto without = [&](std::size_t size) { return word.substr(0, word.size() - size); };
    if (word.ends_with("ies") && word.size() > 4) words.push_back(std::string(without(3)) + 'y');
    if (word.ends_with("es") && ends_with_any(without(2), {"s", "x", "z", "ch", "sh", "o"}))
        words.emplace_back(without(2));
    if (word.ends_with('s') && !ends_with_any(word, {"ss", "us", "'s"}) && word.size() > min_letters)
        words.emplace_back(without(1));
}

// Returns the words of which `word` may be an inflected form. The result contains `word`, the base of an irregular
// form, and the bases of a word in -ed, because suffixes are also added to participles (completed, completely). The
// result for a word in -ics (politics) also contains the word without the s, and the result for a word such as dying
// also contains die. If `with_s_and_ing` is true, the result also contains the bases of a word in -s or -ing. The rules
// are from Quirk et al., "A Comprehensive Grammar of the English Language", 1985, sections 3.5 to 3.10 and 5.79 to
// 5.80.
std::vector<std::string> lemmas_of(std::string_view word, bool with_s_and_ing) {
    std::vector<std::string> lemmas = {std::string(word)};
    if (const std::string_view base = irregular_base("en", word); !base.empty()) lemmas.emplace_back(base);
    const auto without = [&](std::size_t size) { return word.substr(0, word.size() - size); };
    if (word.ends_with("ed")) add_before_vowel(without(2), lemmas);
    if (word.ends_with("ying") && word.size() == 5) lemmas.push_back(std::string(word.substr(0, 1)) + "ie");
    if (word.ends_with("ics")) lemmas.emplace_back(without(1));  // politics, political
    if (!with_s_and_ing) return lemmas;
    add_singulars(word, lemmas);
    if (word.ends_with("ing")) add_before_vowel(without(3), lemmas);
    return lemmas;
}

// A suffix that derives a word from another word, its base. A verbal suffix (`is_verbal` is true) is added to verbs. A
// word with a verbal suffix is a form of all forms of the verb, and of all words that verbal suffixes derive from the
// verb: computation, computer. A word with another suffix is a form of the base, but not of the forms of the base in -s
// and -ing: constantly is a form of constant, but not of constants.
struct Suffix {
    std::string_view text;
    bool is_verbal;
};
constexpr std::array<Suffix, 25> suffixes = {
    {{"able", true},  {"al", true},    {"ance", true},  {"ancy", false}, {"ant", false},
     {"ation", true}, {"ence", false}, {"ency", false}, {"ent", false},  {"er", true},
     {"est", false},  {"ful", false},  {"ible", true},  {"ic", false},   {"ion", true},
     {"ise", false},  {"ist", false},  {"ity", false},  {"ive", false},  {"ize", false},
     {"ly", false},   {"ment", true},  {"ness", false}, {"or", true},    {"ous", false}}};

// Appends the words from which a suffix may derive `word`. If `is_verbal` is true, uses only verbal suffixes.
void add_bases(const std::string& word, bool is_verbal, std::vector<std::string>& bases) {
    for (const Suffix& suffix : suffixes) {
        if ((is_verbal && !suffix.is_verbal) || !word.ends_with(suffix.text)) continue;
        const std::string_view rest = std::string_view(word).substr(0, word.size() - suffix.text.size());
        if (rest.size() <= min_letters) continue;
        if (is_vowel(suffix.text[0]))
            add_before_vowel(rest, bases);
        else
            add_before_consonant(rest, bases);
        const auto add = [&](std::size_t removed, std::string_view added) {
            bases.push_back(std::string(rest.substr(0, rest.size() - removed)) + std::string(added));
        };
        if (suffix.text == "ation") add(0, "ate");
        if (suffix.text == "ize" || suffix.text == "ise") add(0, "al");
        if (suffix.text == "ence" || suffix.text == "ency") add(0, "ent");
        if (suffix.text == "ance" || suffix.text == "ancy") add(0, "ant");
        if (suffix.text == "ity" && rest.ends_with("bil")) add(2, "le");
        if (suffix.text == "ly" && rest.ends_with("al")) add(2, "");
        if (suffix.text == "ly") add(0, "le");
    }
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

// Returns the words from which one or two suffixes may derive an element of `lemmas`: computation and compute for
// computational.
std::vector<std::string> bases_of(const std::vector<std::string>& lemmas, bool is_verbal) {
    std::vector<std::string> bases;
    for (const std::string& lemma : lemmas) add_bases(lemma, is_verbal, bases);
    for (std::size_t i = 0, count = bases.size(); i < count; ++i) add_bases(std::string(bases[i]), is_verbal, bases);
    return bases;
}

// Returns the verbs from which a verbal suffix may derive an element of `lemmas`. The ending -al or -ally may follow
// the verbal suffix: computational.
std::vector<std::string> verbs_of(const std::vector<std::string>& lemmas) {
    std::vector<std::string> verbs;
    for (const std::string& lemma : lemmas) {
        add_bases(lemma, true, verbs);
        for (const std::string_view ending : {"al", "ally"})
            if (lemma.ends_with(ending)) add_bases(lemma.substr(0, lemma.size() - ending.size()), true, verbs);
    }
    return verbs;
}

// Returns the nouns of which `word` may be the singular or the plural.
std::vector<std::string> nouns_of(std::string_view word) {
    std::vector<std::string> nouns = {std::string(word)};
    if (const std::string_view base = irregular_base("en", word); !base.empty()) nouns.emplace_back(base);
    add_singulars(word, nouns);
    return nouns;
}

}  // namespace

bool may_be_english_forms(std::string_view a, std::string_view b) {
    const std::string left = strip_marks(without_possessive(a));
    const std::string right = strip_marks(without_possessive(b));
    if (left.size() < a.size() || right.size() < b.size()) {
        // Only nouns have a possessive: march's and marches, but not marching. The noun may be derived from the other
        // word: traveler's, travel.
        const std::vector<std::string> nouns_of_left = nouns_of(left);
        const std::vector<std::string> nouns_of_right = nouns_of(right);
        return share_one(nouns_of_left, nouns_of_right) ||
               (left.size() < a.size() && share_one(bases_of(nouns_of_left, false), nouns_of_right)) ||
               (right.size() < b.size() && share_one(nouns_of_left, bases_of(nouns_of_right, false)));
    }
    const std::vector<std::string> lemmas_of_left = lemmas_of(left, true);
    const std::vector<std::string> lemmas_of_right = lemmas_of(right, true);
    return share_one(lemmas_of_left, lemmas_of_right) || share_one(bases_of(lemmas_of_left, true), lemmas_of_right) ||
           share_one(lemmas_of_left, bases_of(lemmas_of_right, true)) ||
           share_one(verbs_of(lemmas_of_left), verbs_of(lemmas_of_right)) ||
           share_one(bases_of(lemmas_of_left, false), lemmas_of(right, false)) ||
           share_one(lemmas_of(left, false), bases_of(lemmas_of_right, false));
}

}  // namespace kwic
