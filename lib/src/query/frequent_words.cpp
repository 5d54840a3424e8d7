// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/frequent_words.hpp"

#include "text/utf8.hpp"

namespace kwic {

FrequentWords::FrequentWords(std::string_view page) {
    for_each_word(page, [&](std::string_view word, Xapian::doccount documents) {
        begins_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_ += word;
        letters_.push_back(letters_of(word));
        documents_.push_back(documents);
    });
    begins_.push_back(static_cast<std::uint32_t>(text_.size()));
}

LetterSet FrequentWords::letters_of(std::string_view word) {
    LetterSet letters = 0;
    for (std::size_t at = 0; at < word.size();) letters |= letter_bit(next_character(word, at));
    return letters;
}

}  // namespace kwic
