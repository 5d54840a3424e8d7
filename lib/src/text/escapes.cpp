// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/escapes.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr auto json_extensions =
    std::to_array<std::string_view>({"avsc", "geojson", "har", "ipynb", "json", "json5", "jsonc", "jsonl", "jsonld",
                                     "map", "ndjson", "topojson", "webmanifest"});

constexpr auto code_extensions = std::to_array<std::string_view>(
    {"awk",  "bash", "c",     "cc",   "cjs",   "clj", "coffee", "cpp",    "cs",  "cu",  "cxx", "d",
     "dart", "ex",   "exs",   "fs",   "gd",    "go",  "gradle", "groovy", "h",   "hh",  "hpp", "hs",
     "hxx",  "inc",  "ipp",   "java", "jl",    "js",  "jsx",    "kt",     "kts", "lua", "m",   "mjs",
     "ml",   "mm",   "mts",   "nim",  "proto", "py",  "pyi",    "pyx",    "qml", "r",   "rs",  "scala",
     "sh",   "sv",   "swift", "tcl",  "ts",    "tsx", "v",      "vala",   "zig", "zsh"});

constexpr auto double_quoted_extensions =
    std::to_array<std::string_view>({"php", "pl", "pm", "rb", "sql", "toml", "yaml", "yml"});

static_assert(std::is_sorted(json_extensions.begin(), json_extensions.end()));
static_assert(std::is_sorted(double_quoted_extensions.begin(), double_quoted_extensions.end()));

template <class Names>
bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_word_character(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || !is_ascii(c); }

// Reads `min` to `max` digits of a number at `at`. Returns -1, and reads nothing, if there are fewer digits.
std::int32_t read_number(std::string_view text, std::size_t& at, int base, std::size_t min, std::size_t max) {
    std::size_t end = at;
    std::int32_t number = 0;
    for (; end < text.size() && end - at < max; ++end) {
        const char c = text[end];
        const int digit = is_ascii_digit(c) ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : base;
        if (digit >= base) break;
        number = std::min(number * base + digit, 0x110000);
    }
    if (end - at < min) return -1;
    at = end;
    return number;
}

bool is_high_surrogate(std::int32_t c) { return c >= 0xd800 && c < 0xdc00; }
bool is_low_surrogate(std::int32_t c) { return c >= 0xdc00 && c < 0xe000; }

// Appends a character, or a space or line end instead of a control character.
void append_character(std::int32_t c, std::string& out) {
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        out += c == '\n' ? '\n' : ' ';
    else
        append_utf8(c > 0x10ffff || is_high_surrogate(c) || is_low_surrogate(c) ? 0xfffd : c, out);
}

// Reads the number after `\u`: four digits, or digits in braces. A pair of surrogates is one character.
std::int32_t read_unicode(std::string_view text, std::size_t& at, Escapes escapes) {
    if (escapes != Escapes::json && at < text.size() && text[at] == '{') {
        std::size_t end = at + 1;
        const std::int32_t character = read_number(text, end, 16, 1, 6);
        if (character < 0 || end >= text.size() || text[end] != '}') return -1;
        at = end + 1;
        return character;
    }
    const std::int32_t character = read_number(text, at, 16, 4, 4);
    if (!is_high_surrogate(character) || !text.substr(at).starts_with("\\u")) return character;
    std::size_t end = at + 2;
    const std::int32_t low = read_number(text, end, 16, 4, 4);
    if (!is_low_surrogate(low)) return character;
    at = end;
    return 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
}

// Returns the character of the sequence whose backslash is before `at`, and advances `at` past the sequence. Returns -1
// if there is no such sequence.
std::int32_t read_sequence(std::string_view text, std::size_t& at, Escapes escapes) {
    const char kind = text[at];
    const bool is_code = escapes != Escapes::json;
    switch (kind) {
        case 'n':
            ++at;
            return '\n';
        case 'b':
        case 'f':
        case 'r':
        case 't':
            ++at;
            return ' ';
        case '\\':
        case '/':
        case '"':
        case '\'':
            ++at;
            return kind;
        case 'u':
            return read_unicode(text, ++at, escapes);
        case 'a':
        case 'e':
        case 'v':
            if (!is_code) return -1;
            ++at;
            return ' ';
        case 'U':
            return is_code ? read_number(text, ++at, 16, 8, 8) : -1;
        case 'x':
            return is_code ? read_number(text, ++at, 16, 2, 2) : -1;
        case '0':
        case '1':
        case '2':
        case '3':
            return is_code ? read_number(text, at, 8, 1, 3) : -1;
        default:
            return -1;
    }
}

// Returns whether the letters before the quotation mark at `at` make the literal raw: r"", R"", br"", rb"" or @"".
bool is_raw(std::string_view line, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_word_character(line[begin - 1])) --begin;
    const std::string_view prefix = line.substr(begin, at - begin);
    if (prefix.empty()) return begin > 0 && line[begin - 1] == '@';
    return prefix.size() <= 3 && (prefix.back() == 'r' || prefix.back() == 'R' || prefix[0] == 'r' || prefix[0] == 'R');
}

// Returns whether the apostrophe at `at` begins a literal: whether it does not follow a word, and another follows in
// the line. One or two letters may precede a literal, as in b'x'.
bool begins_literal(std::string_view line, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_word_character(line[begin - 1])) --begin;
    constexpr std::size_t max_prefix = 2;
    return at - begin <= max_prefix && line.find('\'', at + 1) != line.npos;
}

}  // namespace

Escapes escapes_of(std::string_view id) {
    constexpr std::size_t max_extension_bytes = 11;
    const std::size_t dot = id.find_last_of("./");
    if (dot == id.npos || id[dot] != '.' || id.size() - dot - 1 > max_extension_bytes) return Escapes::none;
    std::array<char, max_extension_bytes> small;
    const auto* const end = std::transform(id.begin() + static_cast<std::ptrdiff_t>(dot) + 1, id.end(), small.begin(),
                                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 32 : c); });
    const std::string_view extension(small.data(), static_cast<std::size_t>(end - small.begin()));
    if (contains(json_extensions, extension)) return Escapes::json;
    if (contains(code_extensions, extension)) return Escapes::code;
    return contains(double_quoted_extensions, extension) ? Escapes::double_quoted : Escapes::none;
}

std::string_view EscapeDecoder::decode(std::string_view text, Escapes escapes) {
    shifts_.clear();
    std::size_t at = escapes == Escapes::none ? text.npos : text.find('\\');
    if (at == text.npos) return text;
    decoded_.clear();
    copied_ = 0;
    while (at != text.npos) {
        if (escapes == Escapes::json) {
            take_sequence(text, at, escapes);
        } else {
            // Literals are found from the beginning of the line on.
            const std::size_t begin = std::max(text.rfind('\n', at) + 1, copied_);
            const std::size_t end = std::min(text.find('\n', at), text.size());
            decode_line(text.substr(0, end), begin, escapes);
            at = end;
        }
        at = text.find('\\', at);
    }
    if (shifts_.empty()) return text;
    decoded_.append(text, copied_);
    return decoded_;
}

// Decodes the sequences in the literals of the last line of `text`, which begins at `begin`.
void EscapeDecoder::decode_line(std::string_view text, std::size_t begin, Escapes escapes) {
    const std::string_view line = text.substr(begin);
    char quote = 0;  // the quotation mark that ends the current literal; 0 outside of a literal
    bool has_sequences = false;
    for (std::size_t at = 0; at < line.size();) {
        const char c = line[at];
        if (c == '\\') {
            if (quote && has_sequences) {
                std::size_t next = begin + at;
                take_sequence(text, next, escapes);
                at = next - begin;
            } else {
                at += 2;
            }
            continue;
        }
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '`' || (c == '\'' && begins_literal(line, at))) {
            quote = c;
            has_sequences = !is_raw(line, at) && (c == '"' || escapes == Escapes::code);
        }
        ++at;
    }
}

// Decodes the sequence at `at`, which is the offset of a backslash, and advances `at` past it. Another sequence stays.
void EscapeDecoder::take_sequence(std::string_view text, std::size_t& at, Escapes escapes) {
    const std::size_t begin = at;
    std::size_t end = at + 1;
    const std::int32_t character = end < text.size() ? read_sequence(text, end, escapes) : -1;
    if (character < 0) {
        at = begin + 1 < text.size() ? begin + 2 : begin + 1;
        return;
    }
    decoded_.append(text, copied_, begin - copied_);
    append_character(character, decoded_);
    copied_ = at = end;
    shifts_.push_back({decoded_.size(), copied_ - decoded_.size()});
}

std::size_t EscapeDecoder::offset(std::size_t at) const {
    const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), at,
                                        [](std::size_t offset, const Shift& shift) { return offset < shift.decoded; });
    return after == shifts_.begin() ? at : at + std::prev(after)->shift;
}

}  // namespace kwic
