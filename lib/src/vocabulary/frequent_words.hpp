// SPDX-License-Identifier: GPL-2.0-or-later
// FrequentWords holds the frequent words of a lexicon, unpacked for fuzzy search. Each word has a summary: the set of
// its letters without accents, and the number of its letters. The summaries exclude most words before an edit distance
// is computed. FrequentWords takes about 24 bytes of memory per word.
#pragma once

#include "vocabulary/word_pages.hpp"

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class FrequentWords {
public:
    // `page` is the result of Lexicon::frequent_words(). Throws Error (corrupt) if the page is damaged.
    explicit FrequentWords(std::string_view page);

    // Calls function(word, documents), in ascending order of the words, for all words within `max_distance` edits of
    // `wanted` (see LevenshteinMatcher). Because only the summaries are compared, the function is also called for some
    // words at a larger distance. An edit adds at most one letter to the set of letters of a word, and removes at most
    // one letter from the set.
    template <class Function>
    void for_each_near(std::string_view wanted, unsigned max_distance, Function function) const {
        const Summary summary = summary_of(wanted);
        for (std::size_t i = 0; i < summaries_.size(); ++i) {
            const Summary& own = summaries_[i];
            const LetterSet more = without(own.letters & ~summary.letters, max_distance);
            const LetterSet fewer = without(summary.letters & ~own.letters, max_distance);
            // The conditions are combined without branches, because one mispredicted branch takes more time than all
            // conditions.
            const bool is_longer = own.characters > summary.characters + max_distance;
            const bool is_shorter = summary.characters > own.characters + max_distance;
            if ((more | fewer | LetterSet{is_longer} | LetterSet{is_shorter}) == 0)
                function(std::string_view(text_).substr(begins_[i], begins_[i + 1] - begins_[i]), documents_[i]);
        }
    }

private:
    struct Summary {
        LetterSet letters = 0;
        std::uint32_t characters = 0;  // number of letters
    };
    static Summary summary_of(std::string_view word);

    // Returns `letters` without `count` arbitrary letters, or the empty set if `letters` has fewer letters.
    static LetterSet without(LetterSet letters, unsigned count) {
        for (; count > 0; --count) letters &= letters - 1;
        return letters;
    }

    std::string text_;                   // all words, concatenated
    std::vector<std::uint32_t> begins_;  // offset of each word in text_, then the size of text_
    std::vector<Summary> summaries_;
    std::vector<Xapian::doccount> documents_;
};

}  // namespace kwic
