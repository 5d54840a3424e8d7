// SPDX-License-Identifier: GPL-2.0-or-later
// For each word, CapitalCounter counts the occurrences by which proper names are recognized, above all capitalized
// occurrences within sentences. Indexing fills the counter, and the names table (vocabulary/names.hpp) is made from the
// counts.
//
// Capitals do not distinguish names in three kinds of texts: German and Luxembourgish texts, in which all nouns are
// capitalized; texts in scripts without capitals; and texts that are completely in small letters or in capitals. In
// texts whose capitals do not distinguish names, the preceding words show whether a word is a name (see
// text/names/name_context.hpp).
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kwic {

class CapitalCounter {
public:
    // Counts the tokens of a block of text. `text` is the block, and `language` is the language of the document.
    // `tokens` must not include the title of the document, because ordinary words may be capitalized in titles.
    void count(std::string_view text, std::span<const Token> tokens, std::string_view language);

    // Counts each capitalized word in the title of a document as `weight` neutral occurrences (see Count).
    void count_title(std::string_view text, std::span<const Token> tokens, Xapian::termcount weight);

    // Counts each word of a file name as `weight` neutral occurrences, because proper names in file names are often in
    // small letters. Ignores words that begin with a digit.
    void count_file_name(std::span<const Token> tokens, Xapian::termcount weight);

    struct Count {
        // Capitalized occurrences within a sentence. In German and Luxembourgish, only capitalized occurrences directly
        // after another noun.
        std::uint32_t significant = 0;

        // All other capitalized occurrences within a sentence in German and Luxembourgish.
        std::uint32_t german = 0;

        // The occurrences counted in `german` that follow a determiner, as ordinary nouns do.
        std::uint32_t determined = 0;

        // Occurrences among the three words after a personal title such as "colonel", in scripts without capitals or in
        // blocks without capitalized words.
        std::uint32_t titled = 0;

        // Occurrences that do not show whether the word is a name: capitalized at the beginning of a sentence, in
        // capitals, in the title of a document, or in a file name.
        std::uint32_t neutral = 0;

        // The union of language_bit() over the occurrences that are not neutral.
        std::uint32_t languages = 0;

        bool may_be_name() const { return significant + german + titled > 0; }
    };

    // Returns the counts of the word, or nothing if it was never counted.
    std::optional<Count> find(std::string_view word) const;

    // Sorts the words that may be names, as find_next() requires. After sort(), no word may be counted.
    void sort() {
        words_.rank(order_, [&](std::uint32_t number) { return count_of(number).may_be_name(); });
    }

    // Returns the counts of the word, or nothing if the word cannot be a name. Calls with the same `cursor` must pass
    // words in ascending order. In the first call, `cursor` must be empty.
    std::optional<Count> find_next(std::string_view word, std::optional<std::size_t>& cursor) const;

    // Calls function(word, count) for each counted word that may be a name.
    template <class Function>
    void for_each(Function function) const {
        for (std::uint32_t number = 0; number < words_.size(); ++number)
            if (const Count count = count_of(number); count.may_be_name()) function(words_.term(words_[number]), count);
    }

    // Adds the counts of `other`.
    void add(const CapitalCounter& other);

    std::size_t held_bytes() const { return words_.held_bytes() + counts_.capacity() * sizeof(Count); }

private:
    enum class Kind : std::uint8_t { significant, german, determined, titled, neutral };

    // An occurrence that is not yet in the counts.
    struct Sighting {
        TermInterner::Probe word;
        Kind kind;
        std::uint32_t languages;
        std::uint32_t weight;
    };

    void see(std::string_view word, Kind kind, std::uint32_t languages, std::uint32_t weight = 1);
    void count_seen();
    void add(std::uint32_t number, Kind kind, std::uint32_t languages, std::uint32_t weight);
    Count count_of(std::uint32_t number) const;

    // The member `count` of an entry is the number of neutral occurrences of its word. Most counted words have only
    // neutral occurrences.
    TermInterner words_;

    // The other counts of each word, indexed by its number in words_. May be shorter than words_.
    std::vector<Count> counts_;
    std::vector<TermInterner::Ranked> order_;

    // The next occurrences to count. The words of `at_once` occurrences are looked up together, so that the processor
    // loads the data of all these words from memory at the same time.
    static constexpr std::size_t at_once = 16;
    std::array<Sighting, at_once> seen_;
    std::size_t seen_size_ = 0;
};

// Returns a number in which one bit is set, the bit of the language. Some rare languages share a bit.
std::uint32_t language_bit(std::string_view language);

}  // namespace kwic
