// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/quoted_text.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Reads a number of `digits` hexadecimal digits at `at`, or returns -1.
std::int32_t read_hex(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return -1;
    std::uint32_t number = 0;
    const char* const begin = text.data() + at;
    const auto result = std::from_chars(begin, begin + digits, number, 16);
    if (result.ec != std::errc() || result.ptr != begin + digits || number > 0x10ffff) return -1;
    return static_cast<std::int32_t>(number);
}

bool is_surrogate(std::int32_t c) { return c >= 0xd800 && c < 0xe000; }

void append_number(std::string_view text, std::size_t& at, std::size_t digits, std::string& out) {
    std::int32_t character = read_hex(text, at, digits);
    if (character < 0) return void(out.append("\\").append(text, at - 1, 1));
    at += digits;
    // A character above U+FFFF may be a pair of surrogates.
    if (character >= 0xd800 && character < 0xdc00 && text.substr(at).starts_with("\\u")) {
        const std::int32_t low = read_hex(text, at + 2, 4);
        if (low >= 0xdc00 && low < 0xe000) {
            character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
            at += 6;
        }
    }
    if (character < 0x20 || character == 0x7f)
        out += character == '\n' ? '\n' : ' ';
    else
        append_utf8(is_surrogate(character) ? 0xfffd : character, out);
}

}  // namespace

void append_escape(std::string_view text, std::size_t& at, std::string& out) {
    if (at >= text.size()) return void(out += '\\');
    const char kind = text[at];
    const std::size_t begin = at;
    next_character(text, at);
    switch (kind) {
        case 'n':
        case 'L':
        case 'P':
        case 'N':
            out += '\n';
            return;
        case '0':
        case 'a':
        case 'b':
        case 'e':
        case 'f':
        case 'r':
        case 't':
        case 'v':
        case '_':
            out += ' ';
            return;
        case 'x':
            return append_number(text, at, 2, out);
        case 'u':
            return append_number(text, at, 4, out);
        case 'U':
            return append_number(text, at, 8, out);
        case '"':
        case '\'':
        case '/':
        case '\\':
        case ' ':
            out += kind;
            return;
        case '\n':
            while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
            return;
        default:
            out.append("\\").append(text, begin, at - begin);
    }
}

std::string read_double_quoted(std::string_view text, std::size_t& at) {
    std::string out;
    for (++at; at < text.size();) {
        const char c = text[at++];
        if (c == '"') break;
        if (c == '\\') {
            append_escape(text, at, out);
        } else if (c == '\n') {
            while (!out.empty() && is_white_space(out.back())) out.pop_back();
            while (at < text.size() && is_white_space(text[at])) ++at;
            out += ' ';
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace kwic
