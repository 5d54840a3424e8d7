// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/roff_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// A longer string is not text, but a drawing.
constexpr std::size_t max_string_bytes = 200;
constexpr std::size_t max_strings = 1000;

// Reads the name at `at`: one character, `(` and two characters, or a name in brackets.
std::string_view read_name(std::string_view line, std::size_t& at) {
    if (at >= line.size()) return {};
    if (line[at] == '(') {
        const std::string_view name = line.substr(at + 1, 2);
        at = std::min(at + 3, line.size());
        return name;
    }
    if (line[at] == '[') {
        const std::size_t end = std::min(line.find(']', at), line.size());
        const std::string_view name = line.substr(at + 1, end - at - 1);
        at = std::min(end + 1, line.size());
        return name;
    }
    const std::size_t begin = at;
    next_character(line, at);
    return line.substr(begin, at - begin);
}

// Reads an argument between two equal characters, such as 'x'.
std::string_view read_quoted(std::string_view line, std::size_t& at) {
    if (at >= line.size()) return {};
    const std::size_t end = line.find(line[at], at + 1);
    if (end == line.npos) return {};
    const std::string_view argument = line.substr(at + 1, end - at - 1);
    at = end + 1;
    return argument;
}

// Skips the argument of `\s`: an optional sign, and a number in one of the forms of a name.
void skip_size(std::string_view line, std::size_t& at) {
    if (at < line.size() && (line[at] == '+' || line[at] == '-')) ++at;
    if (at < line.size() && line[at] == '\'') return void(read_quoted(line, at));
    const bool has_two_digits =
        at + 1 < line.size() && line[at] >= '1' && line[at] <= '3' && is_ascii_digit(line[at + 1]);
    if (has_two_digits)
        at += 2;
    else
        read_name(line, at);
}

}  // namespace

std::string RoffText::convert(std::string_view line) {
    std::string out;
    out.reserve(line.size());
    continues_ = false;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t escape = std::min(line.find('\\', at), line.size());
        out.append(line, at, escape - at);
        at = escape;
        if (at < line.size()) append_escape(line, ++at, out);
    }
    return out;
}

// Appends the text of the escape sequence that begins before `at`, and advances `at` past it.
void RoffText::append_escape(std::string_view line, std::size_t& at, std::string& out) {
    if (at == line.size()) return;
    const std::size_t begin = at;
    const char kind = line[at];
    next_character(line, at);
    switch (kind) {
        case '(':
        case '[': {
            at = begin;
            const std::string_view name = read_name(line, at);
            const std::string character = roff_character(name);
            out += character.empty() ? std::string(name) : character;
            return;
        }
        case '*':
            return append_string(read_name(line, at), out);
        case 'f':
        case 'F':
        case 'g':
        case 'k':
        case 'm':
        case 'M':
        case 'V':
        case 'Y':
            read_name(line, at);
            return;
        case 'n':
            if (at < line.size() && (line[at] == '+' || line[at] == '-')) ++at;
            read_name(line, at);
            return;
        case 's':
            return skip_size(line, at);
        case 'C': {
            const std::string_view name = read_quoted(line, at);
            const std::string character = roff_character(name);
            out += character.empty() ? std::string(name) : character;
            return;
        }
        case 'o':
        case 'Z':
            out += convert(std::string(read_quoted(line, at)));
            return;
        case 'h':
        case 'w':
            if (!out.empty() && kind == 'h' && at + 1 < line.size() && line[at + 1] != '-') out += ' ';
            read_quoted(line, at);
            return;
        case 'A':
        case 'B':
        case 'D':
        case 'H':
        case 'L':
        case 'N':
        case 'R':
        case 'S':
        case 'X':
        case 'b':
        case 'l':
        case 'v':
        case 'x':
            read_quoted(line, at);
            return;
        case '"':
        case '#':
            at = line.size();
            return;
        case 'c':
            continues_ = true;
            return;
        case 'e':
        case '\\':
            out += '\\';
            return;
        case ' ':
        case '~':
        case '0':
        case 't':
        case 'p':
            out += ' ';
            return;
        case '&':
        case ')':
        case '%':
        case '|':
        case '^':
        case '/':
        case ',':
        case ':':
        case '{':
        case '}':
        case '!':
        case '?':
        case 'a':
        case 'd':
        case 'r':
        case 'u':
        case 'z':
        case 'E':
            return;
        default:
            out.append(line, begin, at - begin);
    }
}

void RoffText::append_string(std::string_view name, std::string& out) {
    const auto found = strings_.find(name);
    if (found == strings_.end() || found->second.size() > budget_) return;
    budget_ -= found->second.size();
    out += found->second;
}

void RoffText::define(std::string_view name, std::string_view value) {
    if (strings_.size() >= max_strings) return;
    if (value.starts_with('"')) value.remove_prefix(1);
    std::string text = convert(value);
    if (text.size() <= max_string_bytes) strings_.insert_or_assign(std::string(name), std::move(text));
}

}  // namespace kwic
