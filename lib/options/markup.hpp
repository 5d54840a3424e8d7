// SPDX-License-Identifier: GPL-2.0-or-later
// Parses the markup in the texts of a table of options. The comment of Option in program.hpp defines the markup.
#pragma once

#include "program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kwic::options {

enum class Style { plain, literal, option, value, environment };

// A word of text with markup. Spaces and newlines separate words. A literal in backquotes is one word, even if the
// literal contains spaces.
struct Word {
    std::string opening;  // punctuation before the text, such as "("
    std::string text;     // without backquotes
    std::string closing;  // punctuation after the text
    Style style = Style::plain;

    bool ends_sentence() const;
};

using Paragraph = std::vector<Word>;

// Parses text with markup. A word gets Style::value only if the word equals Program::argument or the Option::value of
// an option.
std::vector<Paragraph> parse_markup(const Program& program, std::string_view marked);

// Returns true if a literal has neither letters nor digits. Such a literal is shown in quotation marks, because readers
// might overlook it.
bool needs_quotes(std::string_view literal);

// Returns Option::details. If the option is repeatable, appends the sentence `This option can be given several times.`
// If Option::fallback is not empty, appends a sentence that states the default.
std::string complete_details(const Option& option);

}  // namespace kwic::options
