// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes a query that is a headline in capitals. In such a query, operators such as AND are words.
#pragma once

#include "query/scanner.hpp"

#include <string>
#include <vector>

namespace kwic {

// If the query with the lexemes `lexemes` is a headline, converts its operators AND, OR, NOT, NEAR and ADJ to words. A
// headline has at least 8 words, all in capitals, and no brackets, quotation marks, field names or excluded words. A
// list with operators between all words, such as `NATO OR EU OR UN OR WHO OR IMF`, is not a headline. `fields` are the
// lower-case names of the custom fields, ascending.
void read_headline_as_words(std::vector<Lexeme>& lexemes, const std::vector<std::string>& fields);

}  // namespace kwic
