// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/names/name_key.hpp"

#include "text/names/name_match.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using namespace names;

constexpr std::size_t key_letters = 7;

// The letter that represents a sound in a key, indexed by the number of the sound; 0 for vowels and glides. Consonants
// share a letter if one consonant often takes the place of another when a name is spelled in another country or script.
constexpr char classes[sound_count] = {0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   'P',
                                       'P', 'P', 'P', 'M', 'N', 'R', 'L', 'T', 'T', 'T', 'T', 'S',
                                       'S', 'S', 'S', 'S', 'S', 'S', 'K', 'K', 'K', 'K', 'K', 'K'};

// The letters that may represent a sound in a key. The value 0 means that a key may omit the sound.
struct Choice {
    std::array<char, 8> letters;
    std::size_t size = 0;

    void add(char letter) {
        if (size < letters.size() &&
            std::find(letters.begin(), letters.begin() + size, letter) == letters.begin() + size)
            letters[size++] = letter;
    }
};

Choice choice_of(const Sound& sound) {
    Choice choice;
    for (Set rest = sound.sure; rest; rest &= rest - 1) choice.add(classes[std::countr_zero(rest)]);
    for (Set rest = sound.maybe; rest; rest &= rest - 1)
        if (const char letter = classes[std::countr_zero(rest)]) choice.add(letter);
    if (sound.skip <= 2) choice.add(0);
    return choice;
}

struct Key {
    std::array<char, 1 + key_letters + 1> letters;
    std::size_t size = 0;

    // Appends `letter` if it is not 0 and the key has fewer than key_letters letters. Appends `a` if `letter` is 0, the
    // key is empty, and the sound is a vowel or glide.
    void add(char letter, const Sound& sound) {
        if (letter ? size < key_letters : size == 0 && (sound.sure & (vowels | glides)))
            letters[size++] = letter ? letter : 'a';
    }

    std::size_t consonants() const { return size - (size > 0 && letters[0] == 'a'); }
};

void append_keys(const Sounds& sounds, std::vector<std::string>& keys) {
    std::array<Key, Name::max_keys> made;
    std::size_t count = 1;
    for (const Sound& sound : sounds) {
        const Choice choice = choice_of(sound);
        for (std::size_t k = count; k-- > 0;) {
            for (std::size_t i = 1; i < choice.size && count < made.size(); ++i) {
                made[count] = made[k];
                made[count++].add(choice.letters[i], sound);
            }
            made[k].add(choice.letters[0], sound);
        }
    }
    const bool ends_open = !sounds.empty() && (sounds.back().sure & (vowels | H));
    for (std::size_t k = 0; k < count; ++k) {
        Key& key = made[k];
        if (key.consonants() == 0) continue;
        if (key.consonants() == 1 && ends_open) key.letters[key.size++] = 'a';
        keys.emplace_back(key.letters.data(), key.size);
    }
}

}  // namespace

Name::Name(std::string_view word) : reading_(names::read(word)) {
    append_keys(reading_.whole, keys_);
    append_keys(reading_.bare, keys_);
    std::sort(keys_.begin(), keys_.end());
    keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

bool Name::sounds_like(const names::Reading& other) const {
    const auto are_near = [](const Sounds& a, const Sounds& b, unsigned divisor) {
        if (a.empty() || b.empty()) return false;
        const unsigned max = max_distance(a, b) / divisor;
        return distance(a, b, max) <= max;
    };
    const Sounds& whole = reading_.whole;
    const Sounds& bare = reading_.bare;
    // If the article is removed from only one of the names, the remaining sounds must agree better, because the letters
    // of an apparent article may be part of the name.
    return are_near(whole, other.whole, 1) || are_near(bare, other.bare, 1) || are_near(whole, other.bare, 2) ||
           are_near(bare, other.whole, 2);
}

std::string quick_name(std::string_view word) { return names::quick_reading(word); }

std::vector<std::string> name_keys(std::string_view word) { return Name(word).keys(); }

}  // namespace kwic
