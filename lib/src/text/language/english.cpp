// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/english.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t max_letters = 6;  // maximum size of a function word

// Packs the letters of a word into a number. The word has at most max_letters letters. Capitals become small letters.
constexpr std::uint64_t packed(std::string_view word) {
    std::uint64_t letters = 0;
    for (const char c : word) letters = letters << 8 | static_cast<unsigned char>(c | 0x20);
    return letters;
}

// Function words of English.
constexpr auto function_words = std::to_array<std::string_view>(
    {"a",    "after", "and",  "are",   "as",    "be",    "been",  "but",   "by",   "could", "for",
     "from", "had",   "has",  "have",  "he",    "his",   "if",    "in",    "into", "is",    "it",
     "its",  "more",  "not",  "of",    "on",    "only",  "or",    "other", "said", "she",   "should",
     "such", "than",  "that", "the",   "their", "there", "these", "they",  "this", "to",    "was",
     "were", "what",  "when", "which", "who",   "will",  "with",  "would", "you",  "your"});

constexpr std::size_t slot_bits = 8;

constexpr std::size_t slot_of(std::uint64_t word) {
    return static_cast<std::size_t>(word * 0x9e3779b97f4a7c15u >> (64 - slot_bits));
}

// A hash table of the packed function words, with linear probing. The first slot follows the last slot.
constexpr auto table = [] {
    std::array<std::uint64_t, 1 << slot_bits> slots{};
    for (const std::string_view word : function_words) {
        std::size_t slot = slot_of(packed(word));
        while (slots[slot] != 0) slot = (slot + 1) % slots.size();
        slots[slot] = packed(word);
    }
    return slots;
}();

bool is_function_word(std::uint64_t word) {
    for (std::size_t slot = slot_of(word); table[slot] != 0; slot = (slot + 1) % table.size())
        if (table[slot] == word) return true;
    return false;
}

// Returns whether the function word is frequent in no other language with Latin letters.
bool is_distinctive(std::uint64_t word) {
    return word == packed("the") || word == packed("and") || word == packed("of") || word == packed("to") ||
           word == packed("that") || word == packed("with") || word == packed("this") || word == packed("from") ||
           word == packed("which") || word == packed("are") || word == packed("said");
}

constexpr std::size_t max_parts = 64;

struct EnglishWords {
    std::size_t all = 0;             // number of words
    std::size_t function_words = 0;  // number of English function words
    std::size_t distinctive = 0;     // number of function words for which is_distinctive() is true
    std::size_t parts = 0;           // number of parts that contain a function word
};

// Counts the words of `words`, a list of words separated by spaces. The list is divided into `parts` parts of equal
// size.
EnglishWords count_english_words(std::string_view words, std::size_t parts) {
    EnglishWords counts;
    std::bitset<max_parts> parts_with_words;
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t end = std::min(words.find(' ', i), words.size());
        counts.all += end > i;
        if (end > i && end - i <= max_letters) {
            const std::uint64_t word = packed(words.substr(i, end - i));
            if (is_function_word(word)) {
                ++counts.function_words;
                counts.distinctive += is_distinctive(word);
                parts_with_words.set(i * parts / words.size());
            }
        }
        i = end + 1;
    }
    counts.parts = parts_with_words.count();
    return counts;
}

}  // namespace

bool is_certainly_english(std::string_view words, std::size_t parts) {
    constexpr std::size_t min_words = 20;
    const EnglishWords counts = count_english_words(words, parts);
    return counts.all >= min_words && counts.function_words * 4 >= counts.all &&
           counts.distinctive * 10 >= counts.all && counts.parts + parts / 6 >= parts;
}

bool may_be_english(std::string_view words) {
    const EnglishWords counts = count_english_words(words, 1);
    return counts.function_words * 8 >= counts.all;
}

}  // namespace kwic
