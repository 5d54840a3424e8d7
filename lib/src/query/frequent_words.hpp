// SPDX-License-Identifier: GPL-2.0-or-later
// FrequentWords: those of a lexicon, unpacked, each with the set of its letters and their number: these tell of most
// words at a glance that they are not near another one. About 24 bytes a word.
#pragma once

#include "index/word_pages.hpp"

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

class FrequentWords {
public:
    // Throws Error (corrupt).
    explicit FrequentWords(std::string_view page);

    // Calls function(word, documents), ascending, for all words that are at most `most` edits (see EditRows) away from
    // `wanted`, and for some others. An edit brings one letter at most, and takes one away.
    template <class Function>
    void for_each_near(std::string_view wanted, unsigned most, Function function) const {
        const Looks looks = looks_of(wanted);
        for (std::size_t i = 0; i < looks_.size(); ++i) {
            const Looks& own = looks_[i];
            if (own.characters + most < looks.characters || looks.characters + most < own.characters) continue;
            if (has_at_most(own.letters & ~looks.letters, most) && has_at_most(looks.letters & ~own.letters, most))
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

    static bool has_at_most(LetterSet letters, unsigned most) {
        for (; letters != 0 && most > 0; --most) letters &= letters - 1;
        return letters == 0;
    }

    std::string text_;                   // of all words
    std::vector<std::uint32_t> begins_;  // of each in it, and the end
    std::vector<Looks> looks_;
    std::vector<Xapian::doccount> documents_;
};

}  // namespace kwic
