// SPDX-License-Identifier: GPL-2.0-or-later
// A Token is an occurrence of a word that Analyzer finds in a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// The maximum size of a folded word in bytes. Longer words are cut at a character boundary. Xapian accepts terms of up
// to 245 bytes; the difference leaves space for term prefixes.
inline constexpr std::size_t max_word_bytes = 240;

struct Token {
    std::string_view term;  // the folded word; valid until the next call of Analyzer::analyze()
    std::size_t begin = 0;  // byte range [begin, end) of the word in the text
    std::size_t end = 0;
};

}  // namespace kwic
