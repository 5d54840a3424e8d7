// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes a query that is a headline in capitals. In such a query, AND, OR and NOT are words.
#pragma once

#include "query/scanner.hpp"

#include <string>
#include <vector>

namespace kwic {

// If the query that consists of `lexemes` is a headline, converts its operators AND, OR, NOT, NEAR and ADJ to words. A
// headline has at least 8 words, all in capitals, and no brackets, quotation marks, field names or excluded words. A
// list with operators between all words, such as `NATO OR EU OR UN`, is not a headline. For `fields` see known_field().
void read_headline_as_words(std::vector<Lexeme>& lexemes, const std::vector<std::string>& fields);

}  // namespace kwic
