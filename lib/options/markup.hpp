// SPDX-License-Identifier: GPL-2.0-or-later
// The markup of meanings and details in a table of options.
#pragma once

#include "program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic::options {

enum class Style { plain, literal, option, value, environment };

// A word of marked text. Spaces separate words; a literal in backquotes is one word, even if it contains spaces.
struct Word {
    std::string opening;  // punctuation before the text, such as "("
    std::string text;     // without marks
    std::string closing;  // punctuation after the text
    Style style = Style::plain;

    bool ends_sentence() const;
};

using Paragraph = std::vector<Word>;

// Words in capitals are values only if the program has a value or an argument of that name.
std::vector<Paragraph> parse_markup(const Program& program, std::string_view marked);

// Whether a literal has neither letters nor digits, so that readers notice it only in quotation marks.
bool needs_quotes(std::string_view literal);

// The text of an option's details, followed by sentences on repetition and the fallback.
std::string complete_details(const Option& option);

}  // namespace kwic::options
