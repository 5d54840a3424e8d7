// SPDX-License-Identifier: GPL-2.0-or-later
// CapitalCounter counts the capitalized occurrences of each word, except at the beginning of a sentence. Indexing fills
// the counter; the names table (vocabulary/names.hpp) treats words that are often capitalized as proper names.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

class CapitalCounter {
public:
    // Counts the capitalized words among `tokens`, except those that may begin a sentence. `tokens` must not include
    // the words of the title, because ordinary words may be capitalized in titles. `text` is the text that was split
    // into the tokens, and `language` is its language.
    void count(std::string_view text, std::span<const Token> tokens, std::string_view language);

    struct Count {
        std::uint32_t significant = 0;  // capitalized occurrences in all languages except German and Luxembourgish
        std::uint32_t german = 0;  // capitalized occurrences in German and Luxembourgish, which capitalize all nouns
    };

    // Returns the counts of the word, or null if it was never counted.
    const Count* find(std::string_view word) const;

    // Sorts the counted words for find_next(). No word may be counted afterwards.
    void sort() { words_.rank(order_); }

    // Returns what find() returns, but is faster. Calls with the same `cursor` must pass words in ascending order. In
    // the first call, `cursor` must be empty.
    const Count* find_next(std::string_view word, std::optional<std::size_t>& cursor) const;

    // Calls function(word, count) for each counted word.
    template <class Function>
    void for_each(Function function) const {
        for (std::uint32_t number = 0; number < words_.size(); ++number)
            function(words_.term(words_[number]), counts_[number]);
    }

    // Adds the counts of `other`.
    void add(const CapitalCounter& other);

    std::size_t held_bytes() const { return words_.held_bytes() + counts_.capacity() * sizeof(Count); }

private:
    Count& of(std::string_view word);

    TermInterner words_;
    std::vector<Count> counts_;  // indexed by the word's number in words_
    std::vector<TermInterner::Ranked> order_;
};

}  // namespace kwic
