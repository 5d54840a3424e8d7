// SPDX-License-Identifier: GPL-2.0-or-later
// FrequentWords: those of a lexicon, unpacked, each with the set of its letters and their number: these tell of most
// words at a glance that they are not near another one. About 24 bytes a word.
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
    // Throws Error (corrupt).
    explicit FrequentWords(std::string_view page);

    // Calls function(word, documents), ascending, for all words that are at most `most` edits (see LevenshteinMatcher)
    // away from `wanted`, and for some others. An edit brings one letter at most, and takes one away.
    template <class Function>
    void for_each_near(std::string_view wanted, unsigned most, Function function) const {
        const Looks looks = looks_of(wanted);
        for (std::size_t i = 0; i < looks_.size(); ++i) {
            const Looks& own = looks_[i];
            const LetterSet more = without(own.letters & ~looks.letters, most);
            const LetterSet fewer = without(looks.letters & ~own.letters, most);
            // Added up, as a jump that is guessed wrong takes longer than all of it.
            const bool is_longer = own.characters > looks.characters + most;
            const bool is_shorter = looks.characters > own.characters + most;
            if ((more | fewer | LetterSet{is_longer} | LetterSet{is_shorter}) == 0)
                function(std::string_view(text_).substr(begins_[i], begins_[i + 1] - begins_[i]), documents_[i]);
        }
    }

private:
    // What is compared at a glance.
    struct Looks {
        LetterSet letters = 0;
        std::uint32_t characters = 0;
    };
    static Looks looks_of(std::string_view word);

    // All letters but so many of them.
    static LetterSet without(LetterSet letters, unsigned count) {
        for (; count > 0; --count) letters &= letters - 1;
        return letters;
    }

    std::string text_;                   // of all words
    std::vector<std::uint32_t> begins_;  // of each in it, and the end
    std::vector<Looks> looks_;
    std::vector<Xapian::doccount> documents_;
};

}  // namespace kwic
