// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/literal_syntax.hpp"

#include "base/utf8.hpp"
#include "query/scanner.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view prefix = "literal:";

struct Marks {
    std::string_view open;
    std::string_view close;
};

constexpr std::array<Marks, 4> marks = {{
    {"\"", "\""},
    {"\u201c", "\u201d"},
    {"\u201e", "\u201c"},
    {"\u00ab", "\u00bb"},
}};

bool has_prefix(std::string_view text) {
    const auto is_same = [](char small, char c) { return (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) == small; };
    return text.size() > prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), is_same);
}

// Returns the offset of the `mark` that closes the literal whose text begins at `at`, or the size of `text` if there is
// no such mark. Two marks in a row do not close the literal.
std::size_t closing_mark(std::string_view text, std::size_t at, std::string_view mark) {
    for (at = text.find(mark, at); at != text.npos && text.substr(at + mark.size()).starts_with(mark);)
        at = text.find(mark, at + 2 * mark.size());
    return std::min(at, text.size());
}

std::size_t unquoted_end(std::string_view text, std::size_t at) {
    std::size_t open = 0;  // number of brackets that are not closed yet
    for (; at < text.size() && text[at] != ' '; ++at) {
        if (text[at] == ')' && open == 0) break;
        if (text[at] == '(') ++open;
        if (text[at] == ')') --open;
    }
    return at;
}

}  // namespace

std::optional<ScannedLiteral> scan_quoted(std::string_view text, std::size_t at) {
    for (const auto& [open, close] : marks) {
        if (!text.substr(at).starts_with(open)) continue;
        const std::size_t begin = at + open.size();
        const std::size_t end = closing_mark(text, begin, close);
        const bool is_closed = end < text.size();
        return ScannedLiteral{{begin, end}, is_closed ? end + close.size() : end, close, is_closed};
    }
    return {};
}

std::optional<ScannedLiteral> scan_literal(std::string_view text, std::size_t at) {
    if (!has_prefix(text.substr(at))) return {};
    at += prefix.size();
    if (const auto quoted = scan_quoted(text, at)) return quoted;
    const std::size_t end = unquoted_end(text, at);
    if (end == at || text[at] == ':') return {};  // `literal::x` is an identifier, not a literal
    return ScannedLiteral{{at, end}, end};
}

std::string typed_literal(std::string_view bytes, const ScannedLiteral& literal) {
    const auto& [begin_of_text, end_of_text] = literal.text;
    std::string typed;
    std::size_t clean = 0;  // number of bytes that clean_query() writes for the characters before `at`
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const std::int32_t character = next_character(bytes, at);
        const std::string_view written = clean_character(character, bytes.substr(begin, at - begin));
        // A character that clean_query() removes belongs to the literal if it is directly before the literal's end.
        if (clean > end_of_text || (clean == end_of_text && !written.empty())) break;
        if (clean >= begin_of_text) typed += character < 0 ? written : bytes.substr(begin, at - begin);
        clean += written.size();
    }
    if (literal.mark.empty()) return typed;
    const std::string two_marks = std::string(literal.mark) + std::string(literal.mark);
    for (auto at = typed.find(two_marks); at != typed.npos; at = typed.find(two_marks, at + literal.mark.size()))
        typed.erase(at, literal.mark.size());
    return typed;
}

std::string written_literal(std::string_view text) { return std::string(prefix) + doubly_quoted(text); }

std::string doubly_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

}  // namespace kwic
