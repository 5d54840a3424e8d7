// SPDX-License-Identifier: GPL-2.0-or-later
// Name decides whether two words may be spellings of the same proper name, in any script (Gaddafi, Kadhafi, القذافي).
//
// Names are compared in two steps. Each spelling has a few phonetic keys, as in Soundex: sequences of classes of its
// consonants. Names that share no key are different, so the vocabulary can be searched by keys. Name::sounds_like()
// compares names that share a key sound by sound.
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
    // The Name is empty if the word cannot be a name: the word has digits or letters of several scripts, is too short
    // or too long, or is in a script that cannot be read as sounds.
    explicit Name(std::string_view word);

    bool empty() const { return keys_.empty(); }

    // Returns the phonetic keys, ascending. Each is a short string of letters A to Z and a; there are at most max_keys
    // for each of the two readings (with and without the article).
    const std::vector<std::string>& keys() const { return keys_; }

    // Returns whether this word and another word that shares a key with it may be spellings of one name, given only the
    // sounds of the other word. The relation is symmetric but not transitive.
    bool sounds_like(const names::Reading& other) const;

    static constexpr std::size_t max_keys = 12;

private:
    names::Reading reading_;
    std::vector<std::string> keys_;
};

// Returns the transliteration of a word into Latin letters. Name accepts the result instead of the word and reads it
// faster, because ICU needs many milliseconds to initialize the transliteration of the scripts of India, Georgian and
// others. The result is empty for a word in a script that Name reads without ICU.
std::string quick_name(std::string_view word);

// Returns Name(word).keys().
std::vector<std::string> name_keys(std::string_view word);

}  // namespace kwic
