// SPDX-License-Identifier: GPL-2.0-or-later
// CapitalCounter counts, for each word, how often it begins with a capital letter inside a sentence. Indexing fills it;
// the names table (vocabulary/names.hpp) takes words that are often capitalized for proper names.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

class CapitalCounter {
public:
    // Counts the capitalized words among `tokens` of `text`, which must not include a heading: there, ordinary words
    // are capitalized too. `language` is the language of the text.
    void count(std::string_view text, std::span<const Token> tokens, std::string_view language);

    struct Count {
        std::uint32_t significant = 0;  // in languages that capitalize proper names only
        std::uint32_t german = 0;       // in German and Luxembourgish texts, which capitalize every noun
    };

    // Returns null if the word was never counted.
    const Count* find(std::string_view word) const;

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
};

}  // namespace kwic
