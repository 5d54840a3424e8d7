// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/headline.hpp"

#include "base/utf8.hpp"
#include "query/known_field.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using Kind = Lexeme::Kind;

constexpr std::size_t min_words = 8;

bool is_word_in_capitals(std::string_view text) {
    static constexpr std::array<std::string_view, 5> operators = {"AND", "OR", "NOT", "NEAR", "ADJ"};
    return std::find(operators.begin(), operators.end(), text) != operators.end();
}

// Returns whether `text` has a letter that is not a capital.
bool has_other_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = next_character(text, at);
        if (u_isalpha(c) && !u_isupper(c)) return true;
    }
    return false;
}

bool has_capital(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (u_isupper(next_character(text, at))) return true;
    return false;
}

bool has_field(std::string_view text, const std::vector<std::string>& fields) {
    const auto colon = name_end(text);
    return colon != text.npos && known_field(reference_of(text.substr(0, colon)), fields).has_value();
}

bool is_headline(const std::vector<Lexeme>& lexemes, const std::vector<std::string>& fields) {
    bool is_any_capital = false;
    bool are_any_adjacent = false;  // whether two words have no operator between them
    bool is_after_word = false;
    for (const Lexeme& lexeme : lexemes) {
        if (lexeme.kind == Kind::end) break;
        const bool is_word = lexeme.kind == Kind::word;
        if (!is_word && !is_word_in_capitals(lexeme.text)) return false;
        if (is_word && (has_other_letter(lexeme.text) || has_field(lexeme.text, fields))) return false;
        is_any_capital |= is_word && has_capital(lexeme.text);
        are_any_adjacent |= is_word && is_after_word;
        is_after_word = is_word;
    }
    return is_any_capital && are_any_adjacent && lexemes.size() > min_words;  // the last lexeme is not a word
}

}  // namespace

void read_headline_as_words(std::vector<Lexeme>& lexemes, const std::vector<std::string>& fields) {
    if (!is_headline(lexemes, fields)) return;
    for (Lexeme& lexeme : lexemes)
        if (is_word_in_capitals(lexeme.text)) lexeme.kind = Kind::word;
}

}  // namespace kwic
