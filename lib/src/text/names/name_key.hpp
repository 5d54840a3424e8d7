// SPDX-License-Identifier: GPL-2.0-or-later
// Name decides whether two words, in the same or in different scripts, may be spellings of the same proper name
// (Gaddafi, Kadhafi, القذافي). Words in scripts that cannot be read as sounds are not names.
//
// Names are compared in two steps. Each spelling has a few phonetic keys. As in Soundex, a key is a sequence of classes
// of consonants. Words that share no key count as different names, so the vocabulary can be searched by keys. If two
// words share a key, Name::sounds_like() compares them sound by sound.
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
    // The Name is empty if the word cannot be a name. A word cannot be a name if it contains digits, mixes scripts, has
    // no consonants, is too short or too long, or is in a script that cannot be read as sounds.
    explicit Name(std::string_view word);

    bool empty() const { return keys_.empty(); }

    // Returns the phonetic keys in ascending order. Each key is a short string of capitals A to Z and the letter a.
    // There are at most max_keys keys for the complete word. If the word begins with an Arabic article, such as `al`,
    // there are up to max_keys further keys for the word without the article.
    const std::vector<std::string>& keys() const { return keys_; }

    const names::Reading& reading() const { return reading_; }

    // Returns whether this word and another word, whose sounds are `other`, may be spellings of the same name. The two
    // words must share a key. The relation is symmetric but not transitive.
    bool sounds_like(const names::Reading& other) const;

    static constexpr std::size_t max_keys = 12;

private:
    names::Reading reading_;
    std::vector<std::string> keys_;
};

// Returns the byte 0x01 and the transliteration of a word into Latin letters, or an empty string if Name reads the word
// without ICU's transliteration. The constructor of Name accepts the result instead of the word. The names table stores
// the results, because ICU needs many milliseconds to initialize its transliterator.
std::string quick_name(std::string_view word);

// Returns Name(word).keys().
std::vector<std::string> name_keys(std::string_view word);

}  // namespace kwic
