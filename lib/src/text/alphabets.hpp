// SPDX-License-Identifier: GPL-2.0-or-later
// Alphabets holds, for each of many languages, the letters outside ASCII with their frequencies. guess_charset() uses
// these alphabets to find out whether the letters of a decoded text belong to one language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kwic {

class Alphabets {
public:
    // The number of occurrences of each letter. The index is the result of number_of() for the letter.
    using Counts = std::vector<std::uint32_t>;

    static const Alphabets& instance();

    // Returns the number of a letter, or 0 if no alphabet has the letter. A letter and its capital have the same
    // number.
    std::uint16_t number_of(std::int32_t letter) const;

    // Returns a Counts object in which all counts are 0.
    Counts no_letters() const { return Counts(numbers_.size() + 1); }

    // Returns the numbers of the languages in whose texts at least 75% of the letters outside ASCII are letters with
    // counts other than 0. Omits languages whose alphabet is only a selection.
    std::vector<std::size_t> languages_with(const Counts& letters) const;

    // Returns the number of the language with this code, such as `ja` or `zh-Hant`, which must be listed.
    std::size_t language(std::string_view code) const;

    // Returns -ln of the probability of the letters in the best matching language of `languages`.
    float cost(const Counts& letters, const std::vector<std::size_t>& languages) const;

private:
    struct LetterCost {
        std::uint16_t letter;
        float cost;  // -ln of the share of the letter among the letters outside ASCII in the language
    };
    struct Language {
        std::string_view code;
        std::vector<LetterCost> letters;
        bool is_selection;  // true if `letters` has only the most frequent of thousands of characters
    };

    Alphabets();
    std::uint16_t add(std::int32_t letter);

    std::unordered_map<std::int32_t, std::uint16_t> numbers_;
    std::vector<Language> languages_;
};

}  // namespace kwic
