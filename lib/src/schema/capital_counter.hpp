// SPDX-License-Identifier: GPL-2.0-or-later
// CapitalCounter: how often each word is written with a capital where no sentence begins.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

// Counts the words that begin with a capital where no sentence begins.
class CapitalCounter {
public:
    // `tokens` of `text` from the first on that is no heading; `language` is that of the text.
    void count(std::string_view text, std::span<const Token> tokens, std::string_view language);

    struct Count {
        std::uint32_t telling = 0;  // where a capital tells a name
        std::uint32_t german = 0;   // where any noun has one
    };

    // Nothing where the word was never counted.
    const Count* find(std::string_view word) const;

    // Calls function(word, count) for each counted word.
    template <class Function>
    void for_each(Function function) const {
        for (std::uint32_t number = 0; number < words_.size(); ++number)
            function(words_.term(words_[number]), counts_[number]);
    }

    void add(const CapitalCounter& other);

    std::size_t held_bytes() const { return words_.held_bytes() + counts_.capacity() * sizeof(Count); }

private:
    Count& of(std::string_view word);

    TermInterner words_;
    std::vector<Count> counts_;  // by the numbers of the words
};

}  // namespace kwic
