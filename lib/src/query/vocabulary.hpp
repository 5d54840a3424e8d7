// SPDX-License-Identifier: GPL-2.0-or-later
// Vocabulary: the words of an index in memory, ascending, for whatever has to look at very many of them: fuzzy words,
// suggestions, wildcards without a beginning. Read when first asked for; about 40 bytes a word.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class Vocabulary {
public:
    struct Word {
        std::string_view text;  // borrowed from the vocabulary
        Xapian::doccount documents = 0;
    };

    // The words of the text, or what follows this prefix in those that begin with it: a field's, or letters. Throws
    // Error (corrupt) where they are out of order.
    explicit Vocabulary(const Xapian::Database& database, const std::string& prefix = "");

    std::size_t size() const { return entries_.size(); }
    Word operator[](std::size_t index) const;

    struct Neighbour {
        Word word;
        unsigned distance = 0;
    };

    // The words at most `most` insertions, deletions, exchanges or swaps of neighbouring characters away from `word`
    // (optimal string alignment distance), itself among them; ascending.
    std::vector<Neighbour> neighbours(std::string_view word, unsigned most) const;

private:
    struct Entry {
        std::uint64_t letters;  // a bit for each character that is in the word, by its code modulo 64
        std::uint32_t offset;   // in text_
        std::uint16_t bytes;
        std::uint16_t characters;
        Xapian::doccount documents;
    };

    std::string text_;
    std::vector<Entry> entries_;
};

}  // namespace kwic
