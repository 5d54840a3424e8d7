// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stemmers.hpp"

#include "base/utf8.hpp"
#include "text/elision.hpp"
#include "text/fold.hpp"
#include "text/light_stems.hpp"

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

// The languages that have a Snowball stemmer in Xapian 1.4.22.
constexpr std::array<Language, 25> stemmed_languages = {{
    {"ar", USCRIPT_ARABIC},     {"ca", USCRIPT_LATIN},    {"da", USCRIPT_LATIN}, {"de", USCRIPT_LATIN},
    {"en", USCRIPT_LATIN},      {"es", USCRIPT_LATIN},    {"eu", USCRIPT_LATIN}, {"fi", USCRIPT_LATIN},
    {"fr", USCRIPT_LATIN},      {"ga", USCRIPT_LATIN},    {"hu", USCRIPT_LATIN}, {"hy", USCRIPT_ARMENIAN},
    {"id", USCRIPT_LATIN},      {"it", USCRIPT_LATIN},    {"lt", USCRIPT_LATIN}, {"nb", USCRIPT_LATIN},
    {"ne", USCRIPT_DEVANAGARI}, {"nl", USCRIPT_LATIN},    {"no", USCRIPT_LATIN}, {"pt", USCRIPT_LATIN},
    {"ro", USCRIPT_LATIN},      {"ru", USCRIPT_CYRILLIC}, {"sv", USCRIPT_LATIN}, {"ta", USCRIPT_TAMIL},
    {"tr", USCRIPT_LATIN},
}};

const Language* find_language(std::string_view code) {
    const auto at = std::find_if(stemmed_languages.begin(), stemmed_languages.end(),
                                 [&](const Language& l) { return l.code == code; });
    return at == stemmed_languages.end() ? nullptr : &*at;
}

// Returns the script of the first letter of `word`. Returns -1 if `word` has no letter or contains a digit. Such a word
// is not stemmed.
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

// Returns whether a stem is so short that words that share it are often unrelated, such as se and ses, or el and elle.
bool is_too_short(std::string_view stem, int script) {
    constexpr std::size_t min_bytes = 3;
    return script == USCRIPT_LATIN && stem.size() < min_bytes;
}

}  // namespace

Stemmers::Stemmers(const std::vector<std::string>& languages) {
    for (const std::string& code : languages) {
        if (const Language* language = find_language(code))
            stemmers_.push_back({code, code + ":", Xapian::Stem(code), language->script});
        if (const int script = light_stem_script(code); script >= 0)
            stemmers_.push_back({code, code + "-light:", std::nullopt, script});
    }
}

bool Stemmers::supports(std::string_view language) {
    return find_language(language) != nullptr || light_stem_script(language) >= 0;
}

std::vector<std::string> Stemmers::stems(const Stemmer& stemmer, std::string_view word) {
    if (!stemmer.snowball) return light_stems(stemmer.language, word);
    return {(*stemmer.snowball)(std::string(without_elision(stemmer.language, word)))};
}

std::vector<Stemmers::Key> Stemmers::keys(std::string_view word) const {
    std::vector<Key> keys;
    const auto add = [&](std::string key, bool is_word) {
        if (key.size() <= max_key_bytes) keys.push_back({std::move(key), is_word});
    };
    std::string unstemmed = unstemmed_key(word);
    const bool is_word = std::string_view(unstemmed).substr(1) == word;
    if (unstemmed.size() > 1) add(std::move(unstemmed), is_word);  // a word that consists of marks has the key `:`
    const int script = script_of(word);
    if (script < 0) return keys;
    for (const Stemmer& stemmer : stemmers_) {
        if (stemmer.script != script) continue;
        // The stemmers of languages with accents expect accents. So accents are removed after stemming.
        for (const std::string& accented : stems(stemmer, word)) {
            const std::string stem = strip_marks(accented);
            if (!stem.empty() && !is_too_short(stem, script)) add(stemmer.prefix + stem, stem == word);
        }
    }
    return keys;
}

std::string Stemmers::unstemmed_key(std::string_view word) {
    std::string key = ":" + strip_marks(word);
    std::erase(key, '\'');  // dont becomes a form of don't
    return key;
}

std::vector<std::string> Stemmers::languages() const {
    std::vector<std::string> codes;
    for (const Stemmer& stemmer : stemmers_) codes.push_back(stemmer.language);
    return codes;
}

}  // namespace kwic
