// SPDX-License-Identifier: GPL-2.0-or-later
// Stemmers computes the keys of a word. A key is the word itself or a stem of the word, without accents. A word has one
// key that is not stemmed. Unless the word contains a digit, the word also has stemmed keys for each language whose
// script is the script of the word. Keys that are empty or too long, and Latin stems of fewer than 3 bytes, are left
// out. Words that share a key are forms of one another.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

class Stemmers {
public:
    // The maximum size of a key in bytes; longer keys are omitted. The forms table stores keys as metadata keys of
    // Xapian, which have at most about 250 bytes. Words with longer keys have no other forms worth finding.
    static constexpr std::size_t max_key_bytes = 200;

    // `languages` are ISO 639 codes. Languages without a stemmer are ignored.
    explicit Stemmers(const std::vector<std::string>& languages);

    // Returns whether there is a stemmer for the language.
    static bool supports(std::string_view language);

    // A key of a word. The text consists of the name of the stemmer, a colon, and the stem without accents. In the text
    // of the unstemmed key, the name is empty, and the word without accents and apostrophes takes the place of the
    // stem.
    struct Key {
        std::string text;
        bool is_word;  // whether the word equals the key without its prefix; if so, the forms table omits the word
    };

    // Returns the keys of a folded word.
    std::vector<Key> keys(std::string_view word) const;

    // Returns the text of the unstemmed key of a folded word: a colon, and the word without accents and apostrophes.
    // Words that share this key are spellings of one word.
    static std::string unstemmed_key(std::string_view word);

    // Returns the language code of each stemmer. The code of a language with two stemmers, such as Arabic, occurs
    // twice.
    std::vector<std::string> languages() const;

private:
    struct Stemmer {
        std::string language;
        std::string prefix;                    // prefix of the keys that the stemmer computes
        std::optional<Xapian::Stem> snowball;  // empty for a light stemmer; see text/light_stems.hpp
        int script;                            // UScriptCode of the words that the stemmer applies to
    };
    static std::vector<std::string> stems(const Stemmer& stemmer, std::string_view word);

    std::vector<Stemmer> stemmers_;
};

}  // namespace kwic
