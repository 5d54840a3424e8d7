// SPDX-License-Identifier: GPL-2.0-or-later
// Sounds is the pronunciation of a word, as a sequence of sets of speech sounds. Each letter or group of letters stands
// for the set of sounds that it may have, because spellings are ambiguous: ch has different sounds in Charkiw, Chomsky
// and Chirac. Two spellings agree at a position if their sets at this position intersect.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::names {

// A set of speech sounds, one bit for each sound.
using Set = std::uint64_t;

constexpr Set bit(unsigned number) { return Set{1} << number; }

// Vowels. AI, AU and OI are diphthongs.
inline constexpr Set A = bit(0), E = bit(1), I = bit(2), O = bit(3), U = bit(4), AI = bit(5), AU = bit(6), OI = bit(7);
inline constexpr Set vowels = A | E | I | O | U | AI | AU | OI;

// Glides: consonants that some spellings of a name omit or write as vowels.
inline constexpr Set Y = bit(8), W = bit(9), H = bit(10);
inline constexpr Set glides = Y | W | H;

// TH is the th of thin, DH the th of then, SH the sh of she, and ZH the s of measure. TS, CH and J begin the words
// tsar, chin and jam. X is the ch of loch, and GH is the voiced counterpart of X. C is a k that is written as c. Q is
// the uvular k, which many Arabic dialects pronounce as g.
inline constexpr Set B = bit(11), P = bit(12), F = bit(13), V = bit(14), M = bit(15), N = bit(16), R = bit(17),
                     L = bit(18), T = bit(19), D = bit(20), TH = bit(21), DH = bit(22), S = bit(23), Z = bit(24),
                     SH = bit(25), ZH = bit(26), TS = bit(27), CH = bit(28), J = bit(29), K = bit(30), C = bit(31),
                     Q = bit(32), G = bit(33), GH = bit(34), X = bit(35);
inline constexpr unsigned sound_count = 36;

// The sounds that one letter or group of letters may stand for.
struct Sound {
    Set sure = 0;             // the usual sounds of the letters
    Set maybe = 0;            // less usual sounds of the letters; a match has a small cost
    std::uint8_t skip = 255;  // cost of omitting the sound; 255: the usual cost for this kind of sound
    bool is_long = false;     // a long vowel, which is written even in scripts that omit short vowels
    bool is_native = false;   // a letter that is seldom used to transcribe foreign names
};

// A sequence of at most `capacity` sounds. Words with more sounds are not names.
class Sounds {
public:
    static constexpr std::size_t capacity = 24;

    void add(Sound sound) {
        if (size_ == capacity)
            is_whole_ = false;
        else
            sounds_[size_++] = sound;
    }

    const Sound* begin() const { return sounds_.data(); }
    const Sound* end() const { return sounds_.data() + size_; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const Sound& operator[](std::size_t i) const { return sounds_[i]; }
    Sound& operator[](std::size_t i) { return sounds_[i]; }
    const Sound& back() const { return sounds_[size_ - 1]; }

    // Returns false if a sound was added beyond the capacity.
    bool is_whole() const { return is_whole_; }

    std::uint8_t script = 0;    // number of a script that append_letters() reads; 0: Latin or transliterated
    bool lacks_vowels = false;  // the word is in a script that does not write short vowels

private:
    std::array<Sound, capacity> sounds_;
    std::size_t size_ = 0;
    bool is_whole_ = true;
};

// The sounds of a word.
struct Reading {
    Sounds whole;
    // The sounds of the word without an Arabic article, or without Arabic or Hebrew particles, that are attached to its
    // beginning. Empty if the word has no attached article or particles.
    Sounds bare;

    bool has_article = false;  // true: `bare` lacks an article; false: `bare` lacks only letters that may be particles

    // The result of affix_information() for the word (see name_inflection.hpp). The value is 0 for words in scripts
    // with capitals.
    int affixes = 0;
};

// Returns the sounds of a folded word without its inflectional ending (see name_inflection.hpp). The result is empty if
// the word cannot be a name.
Reading read(std::string_view word);

// Returns the letters of a folded word without its inflectional ending, in the form that append_latin() reads: a to z,
// and capitals for letters with certain marks (see name_latin.cpp). Omits other marks and apostrophes. Returns an empty
// string if the word is not Latin.
std::string latin_letters(std::string_view word);

// Implements quick_name(), which name_key.hpp describes.
std::string quick_reading(std::string_view word);

// Appends the sounds of Latin letters: a to z, and capitals for letters outside ASCII (see name_latin.cpp).
void append_latin(std::string_view letters, Sounds& out);

// Appends the sounds of Cyrillic, Greek, Arabic or Hebrew letters. Returns false if the letters belong to more than
// one script, or if the tables in name_scripts.cpp lack a letter.
bool append_letters(std::u32string_view letters, Sounds& out);

}  // namespace kwic::names
