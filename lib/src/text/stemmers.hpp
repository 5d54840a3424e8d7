// SPDX-License-Identifier: GPL-2.0-or-later
// Stemmers computes the keys of a word. A key is the word itself or a stem of the word, without accents. Words that
// share a key are forms of one another. A word has two kinds of keys:
//
//     unstemmed keys    the word without accents and apostrophes; an apostrophe that distinguishes two words is kept
//                       (we'll, well)
//                       the word without a possessive ending ('s)
//                       the result of with_unified_hamzas(), see text/stem_bases.hpp
//     stemmed keys      one or more for each language whose script is the script of the word and to which the word
//                       belongs; none if the word contains a digit
//
// Empty keys, keys that are too long, and Latin stems that are too short are omitted. The base of an irregular form is
// never too short.
#pragma once

#include "base/document_groups.hpp"

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A set of languages of a Stemmers object. The documents in a language are a group, whose number is the index of the
// language in Stemmers::languages().
using LanguageSet = GroupSet;
inline constexpr LanguageSet all_languages = all_groups;

class Stemmers {
public:
    // The maximum size of a key in bytes; longer keys are omitted. The forms table stores keys as metadata keys of
    // Xapian, which have at most about 250 bytes. Words with longer keys have no other forms worth finding.
    static constexpr std::size_t max_key_bytes = 200;

    // `languages` are ISO 639 codes. Languages without a stemmer and repeated languages are ignored.
    explicit Stemmers(const std::vector<std::string>& languages);

    // An object must not be used by two threads at once. Copies would share the state of Xapian's stemmers.
    Stemmers(const Stemmers&) = delete;
    Stemmers& operator=(const Stemmers&) = delete;
    Stemmers(Stemmers&&) = default;
    Stemmers& operator=(Stemmers&&) = default;
    ~Stemmers() = default;

    // Returns the script (a UScriptCode) of the words that the stemmer of the language applies to, or -1 if there is no
    // stemmer for the language.
    static int script(std::string_view language);

    // A key of a word. The text consists of the code of the language, a colon, and the stem without accents. In the
    // text of an unstemmed key, the code is empty.
    struct Key {
        std::string text;
        bool is_word;    // the word equals the key without its prefix
        bool is_shared;  // the stemmer of another language stems words in the same script
    };

    // Returns the keys of a folded word that belongs to `languages`. A stemmer that shares no script with the stemmers
    // of other languages also stems words that do not belong to its language.
    std::vector<Key> keys(std::string_view word, LanguageSet languages = all_languages) const;

    // Returns the first unstemmed key of a folded word: a colon, and the word without accents and apostrophes. Words
    // that share their first unstemmed key are spellings of one word.
    static std::string unstemmed_key(std::string_view word);

    // Returns the languages with a stemmer among those that were given to the constructor, each once. There are
    // stemmers for fewer than 64 languages.
    const std::vector<std::string>& languages() const { return languages_; }

    // Returns the index of the language in languages(), or nothing if languages() does not contain the language.
    std::optional<unsigned> index_of(std::string_view language) const;

    // Returns the set that contains only `language`. Returns all_languages if languages() does not contain the
    // language, because words of an unknown language may belong to any language.
    LanguageSet set_of(std::string_view language) const;

    // Returns whether the stemmers of at least two languages stem words in the same script. If the result is false, the
    // languages of a word have no effect on its keys.
    bool share_scripts() const;

private:
    // The stemmers of a language, which are a Snowball stemmer, a light stemmer (see text/light_stems.hpp), or both. A
    // light stemmer needs no data in this struct.
    struct Stemmer {
        std::optional<Xapian::Stem> snowball;
        int script;              // UScriptCode of the words that are stemmed
        bool is_shared = false;  // Key::is_shared
    };
    std::vector<std::string> stems(std::size_t language, std::string_view word) const;

    std::vector<std::string> languages_;
    std::vector<Stemmer> stemmers_;  // for each of languages_
};

}  // namespace kwic
