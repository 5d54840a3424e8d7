// SPDX-License-Identifier: GPL-2.0-or-later
// IdentifierCollector collects the identifiers of documents: the words that have parts (see text/humps.hpp), with the
// beginnings of their humps. The capitals within a word divide the word into humps: parse|Http|Header. Indexing fills
// an IdentifierCollector, because the words of the index are folded and do not show their humps. The identifiers table
// (vocabulary/identifiers.hpp) is made from the IdentifierCollector.
//
// The parts of a word depend on its capitals: FooBar has parts, but FoObAr has none. A word is collected if at least
// one of its spellings has parts. Spellings without parts are ignored.
#pragma once

#include "base/term_interner.hpp"
#include "text/analyzer.hpp"
#include "text/humps.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class IdentifierCollector {
public:
    // Collects the identifiers among `tokens`, which are the tokens of `text`.
    void collect(std::string_view text, std::span<const Token> tokens);

    // Returns the folded word with a separator between its humps, or an empty string if the word was not collected.
    std::string humps_of(std::string_view word) const;

    // Sorts the collected words for starts_of(). After sort(), no word may be added.
    void sort() { words_.rank(order_); }

    // Returns the beginnings of the humps of a folded word, or nothing if the word was not collected. `cursor` must be
    // empty in the first of several calls, and the words must ascend from call to call. starts_of() is much faster than
    // humps_of().
    std::optional<HumpStarts> starts_of(std::string_view word, std::optional<std::size_t>& cursor) const;

    // Calls function(word) for each collected word in its folded form.
    template <class Function>
    void for_each(Function function) const {
        for (std::uint32_t number = 0; number < words_.size(); ++number) function(words_.term(words_[number]));
    }

    // Adds the words of `other`.
    void add(const IdentifierCollector& other);

    std::size_t held_bytes() const { return words_.held_bytes() + starts_.capacity() * sizeof(HumpStarts); }

private:
    void add_written(std::string_view written, std::string_view folded);
    void add(std::string_view word, HumpStarts starts);

    // The hashes of recent words in their written form. add_written() skips a word whose hash is in this array, because
    // its humps need not be found again.
    std::array<std::uint64_t, 1024> seen_ = {};
    TermInterner words_;
    std::vector<HumpStarts> starts_;  // indexed by the word's number in words_
    std::vector<TermInterner::Ranked> order_;
    std::vector<std::string_view> parts_;  // parts of the last word that add_written() examined
};

}  // namespace kwic
