// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/broken_words.hpp"

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

void append(std::string& term, std::string_view part) {
    term += part;
    term.resize(clip(term, max_word_bytes).size());
}

// Returns whether the line that ends at `line_end` may end with a hyphen. Blanks at the end of the line are ignored.
// Returns true if the last character is not ASCII, because some hyphens, such as U+2010, are not ASCII.
bool may_follow_hyphen(std::string_view text, std::size_t line_end) {
    std::size_t end = line_end;
    while (end > 0 && text[end - 1] != '\n' && is_line_break_character(text[end - 1])) --end;
    return end > 0 && (text[end - 1] == '-' || !is_ascii(text[end - 1]));
}

}  // namespace

void find_broken_words(std::string_view text, std::span<const Token> tokens, std::vector<BrokenWord>& words) {
    words.clear();
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        if (!may_follow_hyphen(text, at)) continue;
        const auto found = word_break(text, at);
        if (!found || found->hyphen_size == 0) continue;
        const auto next = std::ranges::lower_bound(tokens, found->span.end, {}, &Token::begin);
        if (next == tokens.begin() || next == tokens.end() || next->begin != found->span.end) continue;
        const Token& before = *std::prev(next);
        if (before.end != found->span.begin - found->hyphen_size) continue;
        const auto part = static_cast<std::size_t>(next - tokens.begin()) - 1;
        if (words.empty() || words.back().first + words.back().parts != part + 1 || words.back().parts == max_parts)
            words.push_back({std::string(before.term), part, 1});
        append(words.back().term, next->term);
        ++words.back().parts;
    }
}

}  // namespace kwic
