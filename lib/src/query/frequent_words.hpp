// SPDX-License-Identifier: GPL-2.0-or-later
// FrequentWords: those of a lexicon, unpacked, each with the set of its letters: that tells of most words at a glance
// that they are not near another one. About 20 bytes a word.
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
        const LetterSet letters = letters_of(wanted);
        for (std::size_t i = 0; i < letters_.size(); ++i)
            if (has_at_most(letters_[i] & ~letters, most) && has_at_most(letters & ~letters_[i], most))
                function(std::string_view(text_).substr(begins_[i], begins_[i + 1] - begins_[i]), documents_[i]);
    }

private:
    static LetterSet letters_of(std::string_view word);

    static bool has_at_most(LetterSet letters, unsigned most) {
        for (; letters != 0 && most > 0; --most) letters &= letters - 1;
        return letters == 0;
    }

    std::string text_;                   // of all words
    std::vector<std::uint32_t> begins_;  // of each in it, and the end
    std::vector<LetterSet> letters_;
    std::vector<Xapian::doccount> documents_;
};

}  // namespace kwic
