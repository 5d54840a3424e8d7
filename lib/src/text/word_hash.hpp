// SPDX-License-Identifier: GPL-2.0-or-later
// word_hash() computes a hash of a word. Most accents do not change the hash. Fingerprints of texts are computed from
// the hashes of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {

// Mixes the bits of `x` with the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", OOPSLA 2014).
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

// Computes word_hash() for words that have more than 16 bytes or are not ASCII. Applies strip_marks() (text/fold.hpp)
// to each character of two bytes, such as accented Latin letters, and Greek, Cyrillic, Hebrew and Arabic letters.
// Longer characters are hashed unchanged.
std::uint64_t hash_without_marks(std::string_view word);

// Returns the hash of a folded, non-empty word. Each word of each text is hashed, so there is a fast path for short
// ASCII words, which are the majority.
inline std::uint64_t word_hash(std::string_view word) {
    const char* const first = word.data();
    const std::size_t size = word.size();
    std::uint64_t a = 0, b = 0;
    if (size > 16) return hash_without_marks(word);
    if (size >= 8) {
        std::memcpy(&a, first, 8);
        std::memcpy(&b, first + size - 8, 8);
    } else if (size >= 4) {
        std::memcpy(&a, first, 4);
        std::memcpy(&b, first + size - 4, 4);
    } else {
        a = static_cast<unsigned char>(first[0]);
        b = static_cast<std::uint64_t>(static_cast<unsigned char>(first[size / 2])) << 8 |
            static_cast<unsigned char>(first[size - 1]);
    }
    if ((a | b) & 0x8080808080808080) return hash_without_marks(word);
    a = (a ^ (b + size) * 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
    return a ^ a >> 32;
}

}  // namespace kwic
