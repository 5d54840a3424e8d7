// SPDX-License-Identifier: GPL-2.0-or-later
// Name: tells whether two words may be spellings of the same proper name, in any script (Gaddafi, Kadhafi, القذافي).
//
// A name is compared in two steps. Each spelling has a few phonetic keys, as in Soundex: classes of its consonants.
// Names that share no key are different; keys are what the vocabulary is searched by. Name::may_be() compares names
// that share a key sound by sound.
#pragma once

#include "text/names/name_sounds.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A folded word, read as a proper name.
class Name {
public:
    // A word that cannot be a name is empty: with digits, too short, or in a script without letters.
    explicit Name(std::string_view word);

    bool empty() const { return keys_.empty(); }

    // Returns the phonetic keys, ascending. Each is a short string of letters A to Z and a; there are at most max_keys
    // for each of the two readings (with and without the article).
    const std::vector<std::string>& keys() const { return keys_; }

    // Returns whether both may be spellings of one name. Symmetric, but not transitive. False if either is empty.
    bool may_be(const Name& other) const;

    // Like may_be(), for a word that is known to share a key: needs only its sounds, not its keys.
    bool sounds_like(const names::Reading& other) const;

    static constexpr std::size_t max_keys = 12;

private:
    bool shares_key(const Name& other) const;

    names::Reading reading_;
    std::vector<std::string> keys_;
};

// Returns the transliteration of a word into Latin letters, in a form that Name accepts in place of the word and reads
// faster: ICU needs many milliseconds to initialize the transliteration of the scripts of India, Georgian and others.
// Empty for words in scripts that Name reads without ICU.
std::string quick_name(std::string_view word);

// Returns Name(word).keys().
std::vector<std::string> name_keys(std::string_view word);

}  // namespace kwic
