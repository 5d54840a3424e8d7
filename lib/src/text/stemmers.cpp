// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stemmers.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"
#include "text/irregular_forms.hpp"
#include "text/light_stems.hpp"
#include "text/stem_bases.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

struct Language {
    std::string_view code;
    int script;
};

// The languages with a Snowball stemmer in Xapian 1.4.22, except Arabic and Turkish. Snowball's Arabic stemmer removes
// initial letters of roots as if they were prefixes, and its Turkish stemmer does not remove many suffixes. Arabic and
// Turkish have light stemmers instead.
constexpr std::array<Language, 23> stemmed_languages = {{
    {"ca", USCRIPT_LATIN},    {"da", USCRIPT_LATIN}, {"de", USCRIPT_LATIN},    {"en", USCRIPT_LATIN},
    {"es", USCRIPT_LATIN},    {"eu", USCRIPT_LATIN}, {"fi", USCRIPT_LATIN},    {"fr", USCRIPT_LATIN},
    {"ga", USCRIPT_LATIN},    {"hu", USCRIPT_LATIN}, {"hy", USCRIPT_ARMENIAN}, {"id", USCRIPT_LATIN},
    {"it", USCRIPT_LATIN},    {"lt", USCRIPT_LATIN}, {"nb", USCRIPT_LATIN},    {"ne", USCRIPT_DEVANAGARI},
    {"nl", USCRIPT_LATIN},    {"no", USCRIPT_LATIN}, {"pt", USCRIPT_LATIN},    {"ro", USCRIPT_LATIN},
    {"ru", USCRIPT_CYRILLIC}, {"sv", USCRIPT_LATIN}, {"ta", USCRIPT_TAMIL},
}};

const Language* find_language(std::string_view code) {
    const auto at = std::find_if(stemmed_languages.begin(), stemmed_languages.end(),
                                 [&](const Language& l) { return l.code == code; });
    return at == stemmed_languages.end() ? nullptr : &*at;
}

// Returns the script of the first letter of `word`. Returns -1 if `word` has no letter or contains a digit, so that
// `word` is not stemmed.
int script_of(std::string_view word) {
    int script = -1;
    for (std::size_t i = 0; i < word.size();) {
        if (is_ascii(word[i])) {  // faster than the functions of ICU below
            const char c = word[i++];
            if (c >= '0' && c <= '9') return -1;
            if (script < 0 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) script = USCRIPT_LATIN;
            continue;
        }
        const UChar32 c = next_character(word, i);
        if (u_isdigit(c)) return -1;
        if (script >= 0 || !u_isalpha(c)) continue;
        UErrorCode status = U_ZERO_ERROR;
        script = uscript_getScript(c, &status);
    }
    return script;
}

// Returns whether the word without its apostrophes is often a different word. Returns true for English contractions
// such as we'll, we're and we'd, and for short words with an apostrophe after the first letter (s'o).
bool needs_apostrophe(std::string_view word) {
    constexpr std::size_t min_letters = 4;
    return word.ends_with("'ll") || word.ends_with("'re") || word.ends_with("'d") ||
           (word.find('\'') == 1 && count_characters(word.substr(2)) < min_letters);
}

// Returns whether the stem is so short that words with this stem are often unrelated, such as se and ses, or el and
// elle.
bool is_too_short(std::string_view stem, std::string_view language, int script) {
    const std::size_t min_bytes = language == "en" || language == "tr" || language == "az" ? 2 : 3;
    return script == USCRIPT_LATIN && stem.size() < min_bytes;
}

}  // namespace

Stemmers::Stemmers(const std::vector<std::string>& languages) {
    for (const std::string& code : languages) {
        if (script(code) < 0 || index_of(code)) continue;
        languages_.push_back(code);
        const Language* const language = find_language(code);
        stemmers_.push_back({language ? std::optional(Xapian::Stem(code)) : std::nullopt,
                             language ? language->script : light_stem_script(code)});
    }
    for (Stemmer& stemmer : stemmers_)
        stemmer.is_shared = std::any_of(stemmers_.begin(), stemmers_.end(), [&](const Stemmer& other) {
            return &other != &stemmer && other.script == stemmer.script;
        });
}

int Stemmers::script(std::string_view language) {
    const Language* const snowball = find_language(language);
    return snowball ? snowball->script : light_stem_script(language);
}

std::optional<unsigned> Stemmers::index_of(std::string_view language) const {
    const auto at = std::find(languages_.begin(), languages_.end(), language);
    if (at == languages_.end()) return std::nullopt;
    return static_cast<unsigned>(at - languages_.begin());
}

LanguageSet Stemmers::set_of(std::string_view language) const {
    const auto index = index_of(language);
    return index ? LanguageSet{1} << *index : all_languages;
}

bool Stemmers::share_scripts() const {
    return std::any_of(stemmers_.begin(), stemmers_.end(), [](const Stemmer& stemmer) { return stemmer.is_shared; });
}

std::vector<std::string> Stemmers::stems(std::size_t language, std::string_view word) const {
    const std::string& code = languages_[language];
    std::vector<std::string> stems;
    const auto add_irregular = [&](std::string_view form) {
        if (const std::string_view base = irregular_base(code, form); !base.empty()) stems.emplace_back(base);
    };
    add_irregular(word);
    for (const std::string& base : stem_bases(code, word)) {
        for (std::string& stem : light_stems(code, base)) {
            if (word.ends_with(stem)) add_irregular(stem);  // an irregular form without its prefix
            stems.push_back(std::move(stem));
        }
        if (stemmers_[language].snowball) stems.push_back((*stemmers_[language].snowball)(base));
    }
    return stems;
}

std::vector<Stemmers::Key> Stemmers::keys(std::string_view word, LanguageSet languages) const {
    std::vector<Key> keys;
    const auto add = [&](std::string key, bool is_shared) {
        const std::string_view bare = std::string_view(key).substr(key.find(':') + 1);
        const auto is_same = [&](const Key& other) { return other.text == key; };
        if (bare.empty() || key.size() > max_key_bytes || std::any_of(keys.begin(), keys.end(), is_same)) return;
        const bool is_word = bare == word;
        keys.push_back({std::move(key), is_word, is_shared});
    };
    add(unstemmed_key(word), false);
    if (const std::string_view base = without_possessive(word); base.size() < word.size())
        add(unstemmed_key(base), false);
    if (std::string unified = with_unified_hamzas(word); !unified.empty()) add(":" + strip_marks(unified), false);
    const int script = script_of(word);
    if (script < 0) return keys;
    for (std::size_t language = 0; language < stemmers_.size(); ++language) {
        const Stemmer& stemmer = stemmers_[language];
        if (stemmer.script != script || (stemmer.is_shared && (languages >> language & 1) == 0)) continue;
        const std::string& code = languages_[language];
        const std::string irregular = strip_marks(irregular_base(code, word));
        // Accents are removed only after stemming, because the stemmers of languages with accents expect accents.
        for (const std::string& accented : stems(language, word)) {
            const std::string stem = strip_marks(accented);
            if (stem == irregular || !is_too_short(stem, code, script)) add(code + ":" + stem, stemmer.is_shared);
        }
    }
    return keys;
}

std::string Stemmers::unstemmed_key(std::string_view word) {
    std::string bare = strip_marks(word);
    if (!needs_apostrophe(bare)) std::erase(bare, '\'');  // dont becomes a form of don't
    return ":" + bare;
}

}  // namespace kwic
