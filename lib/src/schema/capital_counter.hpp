// SPDX-License-Identifier: GPL-2.0-or-later
// CapitalCounter counts the occurrences that tell whether a word is a proper name: above all the capitalized
// occurrences within sentences. Indexing fills the counter; the names table (vocabulary/names.hpp) is made from it.
//
// Capitals tell nothing in German and Luxembourgish texts, which capitalize all nouns, in scripts without capitals, and
// in texts in small letters or capitals only. There, the words before a word tell whether it is a name (see
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
    // Counts the words among `tokens`. `tokens` must not include the words of the title, because ordinary words may be
    // capitalized in titles. `text` is the text that was split into the tokens, and `language` is its language.
    void count(std::string_view text, std::span<const Token> tokens, std::string_view language);

    // Counts each capitalized word of a title as `weight` neutral occurrences.
    void count_title(std::string_view text, std::span<const Token> tokens, Xapian::termcount weight);

    // Counts each word of a file name, which is often in small letters, as `weight` neutral occurrences.
    void count_file_name(std::span<const Token> tokens, Xapian::termcount weight);

    struct Count {
        // Occurrences as a name: capitalized within a sentence, in languages that capitalize only names; in German, a
        // capitalized word directly after another one.
        std::uint32_t significant = 0;
        std::uint32_t german = 0;      // other capitalized occurrences within a sentence in German
        std::uint32_t determined = 0;  // those among them that follow a determiner, as ordinary nouns do
        std::uint32_t titled = 0;      // occurrences shortly after a title, in texts whose capitals tell nothing
        std::uint32_t neutral = 0;     // occurrences that tell nothing: in titles, at the beginning of a sentence
        std::uint32_t languages = 0;   // the languages of the occurrences as a name, see language_bit()

        bool may_be_name() const { return significant + german + titled > 0; }
    };

    // Returns the counts of the word, or nothing if it was never counted.
    std::optional<Count> find(std::string_view word) const;

    // Sorts the words that may be names for find_next(). No word may be counted afterwards.
    void sort() {
        words_.rank(order_, [&](std::uint32_t number) { return count_of(number).may_be_name(); });
    }

    // Returns the counts of the word if it may be a name, else nothing. Calls with the same `cursor` must pass words in
    // ascending order. In the first call, `cursor` must be empty.
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

    // An occurrence that was seen in a text, but is not in the counts yet.
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

    // The member `count` of the entry of a word is the number of neutral occurrences. Most counted words have only
    // these.
    TermInterner words_;
    std::vector<Count> counts_;  // the other counts, indexed by the word's number in words_; may be shorter than words_
    std::vector<TermInterner::Ranked> order_;

    // Words that are looked up together, because the look-ups then wait for memory only once.
    static constexpr std::size_t at_once = 16;
    std::array<Sighting, at_once> seen_;
    std::size_t seen_size_ = 0;
};

// Returns a number with one bit set, which represents the language. Some rare languages share a bit.
std::uint32_t language_bit(std::string_view language);

}  // namespace kwic
