// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/latex.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "input/formats/flow_text.hpp"
#include "input/formats/formats.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t max_argument_bytes = 1000;
constexpr std::string_view sections = "part chapter section subsection subsubsection paragraph subparagraph";

// Returns the argument in braces at `at`, or an empty string if there is none or if it is too long. Skips `*` and
// an optional argument in brackets.
std::string_view argument_at(std::string_view source, std::size_t at) {
    source = source.substr(0, std::min(source.size(), at + max_argument_bytes));
    if (at < source.size() && source[at] == '*') ++at;
    if (at < source.size() && source[at] == '[') at = std::min(source.find(']', at), source.size() - 1) + 1;
    if (at >= source.size() || source[at] != '{') return {};
    int depth = 0;
    for (std::size_t end = at; end < source.size(); ++end) {
        if (source[end] == '\\') {
            ++end;
            continue;
        }
        if (source[end] == '{') ++depth;
        if (source[end] == '}' && --depth == 0) return source.substr(at + 1, end - at - 1);
    }
    return {};
}

// Returns `argument` without commands, braces and comments, on one line.
std::string printed(std::string_view argument) {
    std::string text;
    for (std::size_t at = 0; at < argument.size();) {
        const char c = argument[at];
        if (c == '\\' && at + 1 < argument.size()) {
            std::size_t end = at + 1;
            while (end < argument.size() && is_ascii_letter(argument[end])) ++end;
            const std::string_view name = argument.substr(at + 1, end - at - 1);
            if (name.empty()) {
                text += argument[at + 1] == '\\' ? ' ' : argument[at + 1];
                at += 2;
            } else {
                const bool is_hidden = is_in_list(name, "footnote thanks label index cite ref");
                const std::string_view hidden = is_hidden ? argument_at(argument, end) : std::string_view();
                at =
                    hidden.data() ? static_cast<std::size_t>(hidden.data() - argument.data()) + hidden.size() + 1 : end;
                if (name == "and") text += ", ";
            }
        } else if (c == '%') {
            at = std::min(argument.find('\n', at), argument.size());
        } else {
            if (c != '{' && c != '}' && c != '$') text += c == '~' ? ' ' : c;
            ++at;
        }
    }
    return in_one_line(text);
}

}  // namespace

Reading read_latex(std::string_view source) {
    Reading reading;
    std::string text = tex_words(source);
    const std::string_view words = text;
    for (std::size_t at = words.find('\\'); at != words.npos; at = words.find('\\', at)) {
        std::size_t end = ++at;
        while (end < words.size() && is_ascii_letter(words[end])) ++end;
        const std::string_view name = words.substr(at, end - at);
        at = name.empty() ? std::min(at + 1, words.size()) : end;
        const bool is_section = is_in_list(name, sections);
        if (name.empty() || (!is_section && name != "title" && name != "author" && name != "date")) continue;
        std::string argument = printed(argument_at(words, end));
        if (argument.empty()) continue;
        if (is_section)
            reading.headings.push_back(std::move(argument));
        else if (name == "title" && reading.title.empty())
            reading.title = std::move(argument);
        else if (name == "date" && reading.date.empty())
            reading.date = std::move(argument);
        else if (name == "author")
            reading.fields.push_back({"author", std::move(argument)});
    }
    if (text != source) reading.text = std::move(text);
    return reading;
}

}  // namespace kwic
