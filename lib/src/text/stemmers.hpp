// SPDX-License-Identifier: GPL-2.0-or-later
// Words -> the keys under which their other forms are found: key = accents stripped off the stem, once without
// stemming and once for each language. Words that share a key are forms of one another.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {

class Stemmers {
public:
    // Languages (ISO 639 codes) without a stemmer are left out.
    explicit Stemmers(const std::vector<std::string>& languages);

    static bool supports(std::string_view language);

    // A key is the name of the stemmer (empty: no stemming), a colon and the bare stem.
    struct Key {
        std::string text;
        bool is_word;  // the word itself is the bare stem: found without being stored
    };
    std::vector<Key> keys(std::string_view word) const;

private:
    struct Stemmer {
        std::string language;
        std::string prefix;                    // of its keys
        std::optional<Xapian::Stem> snowball;  // none: see text/light_stems.hpp
        int script;                            // UScriptCode of the words it is for
    };
    static std::vector<std::string> stems(const Stemmer& stemmer, std::string_view word);

    std::vector<Stemmer> stemmers_;
};

}  // namespace kwic
