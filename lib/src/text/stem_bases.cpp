// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stem_bases.hpp"

#include "base/replace_all.hpp"
#include "base/utf8.hpp"
#include "text/elision.hpp"
#include "text/german_verbs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool is_any_of(char c, std::string_view set) { return set.find(c) != set.npos; }

// Appends other spellings of a German word, because Snowball's stemmer removes only endings that are added to a word.
// The plural of a word in -in, -um or -ma replaces the ending (Ministerin, Ministerinnen; Museum, Museen; Firma,
// Firmen), and some forms of verbs have a prefix or another vowel (wählen, gewählt).
void add_german(const std::string& word, std::vector<std::string>& bases) {
    const std::string spelling = umlaut_spelling(word);
    bases.push_back(spelling);
    for (std::string& infinitive : german_infinitives(word)) bases.push_back(std::move(infinitive));
    if (spelling != word)
        for (std::string& infinitive : german_infinitives(spelling)) bases.push_back(std::move(infinitive));
    const auto without = [&](std::size_t size) { return word.substr(0, word.size() - size); };
    if (word.size() > 7 && word.ends_with("innen")) bases.push_back(without(3));
    if (word.size() > 5 && word.ends_with("um")) bases.push_back(without(2));
    if (word.size() > 5 && word.ends_with("een")) bases.push_back(without(2) + "um");
    if (word.size() > 4 && word.ends_with("ma")) bases.push_back(without(1));
}

// Returns the Arabic word without the signs of short vowels and doubled consonants, and without tatweel.
std::string without_vowel_signs(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const std::int32_t c = next_character(word, at);
        if ((c < 0x064b || c > 0x0652) && c != 0x0670 && c != 0x0640) out += word.substr(begin, at - begin);
    }
    return out;
}

// Returns the Hebrew word with the ordinary forms of letters instead of the forms that some letters have at the end of
// a word.
std::string without_final_forms(std::string word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> forms = {
        {{"ך", "כ"}, {"ם", "מ"}, {"ן", "נ"}, {"ף", "פ"}, {"ץ", "צ"}}};
    for (const auto& [final, ordinary] : forms) replace_all(word, final, ordinary);
    return word;
}

// For a Hebrew word in -on, appends the spelling without the vowel letter yod in the first syllable: ביטחון, בטחון.
// Writers may omit this yod (Academy of the Hebrew Language, rules of full spelling, 2017). `word` may begin with one
// or two prefixes and may have endings after -on. The letters of `word` must not have their final forms.
void add_hebrew(const std::string& word, std::vector<std::string>& bases) {
    constexpr std::string_view yod = "י";
    constexpr std::string_view on = "ונ";
    constexpr std::size_t letter = yod.size();  // each Hebrew letter has two bytes
    constexpr std::size_t max_prefixes = 2;
    const auto end = word.find(on, 4 * letter - letter);
    if (end == word.npos) return;
    for (std::size_t prefixes = 0; prefixes <= max_prefixes; ++prefixes) {
        const std::size_t at = (prefixes + 1) * letter;
        // One to three letters stand between the yod and -on.
        if (at + 2 * letter > end || end > at + 4 * letter || word.compare(at, letter, yod) != 0) continue;
        bases.push_back(word.substr(0, at) + word.substr(at + letter));
        return;
    }
}

// The plural ending of nouns, and the ending of their singular.
struct PluralEnding {
    std::string_view language;
    std::string_view plural;
    std::string_view singular;
};

// Plurals that have another Snowball stem than their singulars: Snowball takes the end of ciudad, mujer and mal for an
// ending of verbs, and does not know that -ões is the plural of -ão, or that huizen is the plural of huis. Longer
// endings precede the endings that they contain. (Real Academia Española, "Nueva gramática de la lengua española",
// 2009, § 3.2; Cunha and Cintra, "Nova gramática do português contemporâneo", 5th ed. 2008, chapter 8; Haeseryn and
// others, "Algemene Nederlandse spraakkunst", 2nd ed. 1997, § 3.5.)
constexpr auto plural_endings = std::to_array<PluralEnding>({
    {"es", "ces", "z"},  {"es", "des", "d"},  {"es", "jes", "j"},  {"es", "les", "l"},  {"es", "nes", "n"},
    {"es", "res", "r"},  {"es", "ses", "s"},  {"es", "yes", "y"},  {"es", "as", "a"},   {"es", "os", "o"},
    {"pt", "ãos", "ão"}, {"pt", "ões", "ão"}, {"pt", "ães", "ão"}, {"pt", "ais", "al"}, {"pt", "éis", "el"},
    {"pt", "eis", "el"}, {"pt", "óis", "ol"}, {"pt", "uis", "ul"}, {"pt", "ns", "m"},   {"pt", "res", "r"},
    {"pt", "zes", "z"},  {"nl", "eren", ""},  {"nl", "ens", "en"}, {"nl", "zen", "s"},  {"nl", "ven", "f"},
    {"nl", "bben", "b"}, {"nl", "ffen", "f"}, {"nl", "ggen", "g"}, {"nl", "llen", "l"}, {"nl", "mmen", "m"},
    {"nl", "nnen", "n"}, {"nl", "ppen", "p"}, {"nl", "rren", "r"}, {"nl", "ssen", "s"}, {"nl", "sen", "s"},
    {"nl", "ze", "s"},   {"nl", "ve", "f"},   {"nl", "lle", "l"},  {"nl", "mme", "m"},  {"nl", "nne", "n"},
    {"nl", "ppe", "p"},  {"nl", "sse", "s"},
});

// Appends the singular of a word with a plural ending.
void add_singular(std::string_view language, std::string_view word, std::vector<std::string>& bases) {
    constexpr std::size_t min_stem = 1;  // bytes before the ending
    const auto ending = std::find_if(plural_endings.begin(), plural_endings.end(), [&](const PluralEnding& each) {
        return each.language == language && word.ends_with(each.plural);
    });
    if (ending == plural_endings.end() || word.size() < ending->plural.size() + min_stem) return;
    bases.push_back(std::string(word.substr(0, word.size() - ending->plural.size())).append(ending->singular));
}

}  // namespace

std::string umlaut_spelling(std::string_view word) {
    static constexpr std::array<std::pair<char, std::string_view>, 3> umlauts = {{{'a', "ä"}, {'o', "ö"}, {'u', "ü"}}};
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto umlaut =
            std::find_if(umlauts.begin(), umlauts.end(), [&](const auto& each) { return each.first == word[at]; });
        const bool is_umlaut = umlaut != umlauts.end() && at + 2 < word.size() && word[at + 1] == 'e' &&
                               (at == 0 || !is_any_of(word[at - 1], "aeiouyq"));
        if (is_umlaut) {
            out += umlaut->second;
            ++at;
        } else {
            out += word[at];
        }
    }
    return out;
}

std::string_view without_possessive(std::string_view word) {
    constexpr std::string_view ending = "'s";
    if (word.size() > ending.size() && word.ends_with(ending)) word.remove_suffix(ending.size());
    return word;
}

std::vector<std::string> stem_bases(std::string_view language, std::string_view word) {
    std::string base(without_possessive(without_elision(language, word)));
    std::vector<std::string> bases;
    if (language == "tr" || language == "az") {
        const std::size_t apostrophe = base.find('\'');
        if (apostrophe != base.npos && apostrophe > 1) base.resize(apostrophe);
        bases.push_back(std::move(base));
    } else if (language == "ro") {
        replace_all(base, "ș", "ş");
        replace_all(base, "ț", "ţ");
        bases.push_back(std::move(base));
    } else if (language == "ru") {
        replace_all(base, "ё", "е");
        bases.push_back(std::move(base));
    } else {
        if (language == "ar") base = without_vowel_signs(base);
        if (language == "he") base = without_final_forms(std::move(base));
        bases.push_back(base);
        if (language == "de") add_german(base, bases);
        if (language == "he") add_hebrew(base, bases);
        add_singular(language, base, bases);
        if (language == "ar" || language == "fa") bases.push_back(with_unified_hamzas(base));
    }
    std::erase(bases, "");
    std::sort(bases.begin(), bases.end());
    bases.erase(std::unique(bases.begin(), bases.end()), bases.end());
    return bases;
}

std::string with_unified_hamzas(std::string_view word) {
    constexpr std::string_view hamza = "\u0621";
    std::string unified(word);
    replace_all(unified, "\u0624", hamza);  // waw with hamza
    replace_all(unified, "\u0626", hamza);  // yeh with hamza
    constexpr std::string_view alef = "\u0623";
    for (auto at = unified.find(alef, 1); at != unified.npos; at = unified.find(alef, at + 1))
        if (at + alef.size() < unified.size()) unified.replace(at, alef.size(), hamza);
    return unified == word ? std::string() : unified;
}

}  // namespace kwic
