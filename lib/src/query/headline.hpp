// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes a headline in capitals that was pasted as a query, in which AND, OR and NOT are words.
#pragma once

#include "query/scanner.hpp"

#include <string>
#include <vector>

namespace kwic {

// Makes words of the operators AND, OR, NOT, NEAR and ADJ among `lexemes`, the lexemes of a query, if the query is a
// headline: it has at least 8 words, all in capitals, without brackets, quotation marks, field names and excluded
// words. A list with an operator between each two words, such as `NATO OR EU OR UN`, is not a headline. For `fields`
// see known_field().
void read_headline_as_words(std::vector<Lexeme>& lexemes, const std::vector<std::string>& fields);

}  // namespace kwic
