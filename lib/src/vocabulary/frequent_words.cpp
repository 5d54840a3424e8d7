// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/frequent_words.hpp"

#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {

FrequentWords::FrequentWords(std::string_view page) {
    for_each_word(page, [&](std::string_view word, Xapian::doccount documents) {
        begins_.push_back(static_cast<std::uint32_t>(text_.size()));
        text_ += word;
        summaries_.push_back(summary_of(word));
        documents_.push_back(documents);
    });
    begins_.push_back(static_cast<std::uint32_t>(text_.size()));
}

FrequentWords::Summary FrequentWords::summary_of(std::string_view word) {
    Summary summary;
    for (std::size_t at = 0; at < word.size();)
        for_each_bare_letter(next_character(word, at), [&](std::int32_t letter) {
            summary.letters |= letter_bit(letter);
            ++summary.characters;
            return true;
        });
    return summary;
}

}  // namespace kwic
