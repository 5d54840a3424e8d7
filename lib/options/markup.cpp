// SPDX-License-Identifier: GPL-2.0-or-later
#include "markup.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::options {
namespace {

constexpr std::string_view space = " \n";
constexpr std::string_view opening_marks = "([";
constexpr std::string_view closing_marks = ".,:;)]?!";

bool is_value(const Program& program, std::string_view word) {
    if (word == program.argument) return true;
    for (const Group& group : program.groups)
        for (const Option& option : group.options)
            if (word == option.value) return true;
    return false;
}

Style style_of(const Program& program, std::string_view word) {
    if (word.size() > 1 && word[0] == '-') return Style::option;
    if (word.size() > 1 && word[0] == '$') return Style::environment;
    return !word.empty() && is_value(program, word) ? Style::value : Style::plain;
}

// Returns the end of the word that begins at `begin`. A space between two backquotes does not end a word.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    bool is_literal = false;
    std::size_t end = begin;
    for (; end < text.size(); ++end) {
        if (text[end] == '`') is_literal = !is_literal;
        if (!is_literal && space.find(text[end]) != space.npos) break;
    }
    return end;
}

Word parse_word(const Program& program, std::string_view marked) {
    Word word;
    const std::size_t begin = std::min(marked.find_first_not_of(opening_marks), marked.size());
    word.opening = marked.substr(0, begin);
    marked.remove_prefix(begin);
    const std::size_t end = marked.find_last_not_of(closing_marks) + 1;
    word.closing = marked.substr(end);
    marked = marked.substr(0, end);
    if (marked.size() > 2 && marked.front() == '`' && marked.back() == '`') {
        word.text = marked.substr(1, marked.size() - 2);
        word.style = Style::literal;
    } else {
        word.text = marked;
        word.style = style_of(program, marked);
    }
    return word;
}

}  // namespace

bool Word::ends_sentence() const { return closing.find_first_of(".?!") != closing.npos; }

std::vector<Paragraph> parse_markup(const Program& program, std::string_view marked) {
    std::vector<Paragraph> paragraphs(1);
    for (std::size_t at = 0; at < marked.size();) {
        const std::size_t begin = std::min(marked.find_first_not_of(space, at), marked.size());
        if (std::count(&marked[at], &marked[at] + (begin - at), '\n') > 1) paragraphs.emplace_back();
        if (begin == marked.size()) break;
        at = end_of_word(marked, begin);
        paragraphs.back().push_back(parse_word(program, marked.substr(begin, at - begin)));
    }
    return paragraphs;
}

bool needs_quotes(std::string_view literal) {
    return std::ranges::none_of(literal, [](unsigned char c) { return std::isalnum(c); });
}

std::string complete_details(const Option& option) {
    std::string details(option.details);
    if (option.repeatable) details += " This option can be given several times.";
    if (!option.fallback.empty()) details += " The default is `" + std::string(option.fallback) + "`.";
    return details;
}

}  // namespace kwic::options
