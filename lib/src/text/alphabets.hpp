// SPDX-License-Identifier: GPL-2.0-or-later
// Alphabets holds the letters outside ASCII of common languages and their frequencies. guess_charset() uses it to judge
// whether the letters of a decoded text are letters of one language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

class Alphabets {
public:
    // The number of occurrences of each letter. The index is the number of the letter.
    using Counts = std::vector<std::uint32_t>;

    static const Alphabets& instance();

    // Returns the number of a letter, which is also the number of its capital. Returns 0 if no alphabet has the letter.
    std::uint16_t number_of(std::int32_t letter) const;

    // Returns counts of 0 for all letters.
    Counts no_letters() const { return Counts(numbers_.size() + 1); }

    // Returns the languages whose texts can be written with the letters whose counts are not 0: at most a quarter of
    // the letters of such a text, by frequency, is missing. Leaves out languages whose alphabet is only a selection.
    std::vector<std::size_t> languages_with(const Counts& letters) const;

    // Returns the number of the language with this ISO 639 code.
    std::size_t language(std::string_view code) const;

    // Returns -ln of the probability of the letters in the language that fits best.
    float cost(const Counts& letters, const std::vector<std::size_t>& languages) const;

private:
    struct LetterCost {
        std::uint16_t letter;
        float cost;  // -ln of the share of the letter in all letters outside ASCII
    };
    struct Language {
        std::string_view code;
        std::vector<LetterCost> letters;
        bool is_selection;  // whether the alphabet has only the most frequent of thousands of characters
    };

    Alphabets();
    std::uint16_t add(std::int32_t letter);

    std::unordered_map<std::int32_t, std::uint16_t> numbers_;
    std::vector<Language> languages_;
};

}  // namespace kwic
