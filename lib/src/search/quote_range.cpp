// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/quote_range.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kwic {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Whether a sentence may begin at `at`: at the text's beginning, after an empty line, and after a full stop (of any
// script) with closing quotation marks and, where the script has them, a space.
bool is_sentence_start(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    std::size_t end = at;
    std::size_t line_ends = 0;
    while (end > 0 && is_space(text[end - 1])) line_ends += text[--end] == '\n';
    if (end == 0 || line_ends > 1) return true;
    std::string_view before = text.substr(0, end);
    static constexpr std::array<std::string_view, 8> closing = {"\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb", "\u300d"};
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : closing)
            if (before.ends_with(mark)) before.remove_suffix(mark.size()), again = true;
    }
    static constexpr std::array<std::string_view, 5> full_width = {"\u3002", "\uff01", "\uff1f", "\u0964", "\uff0e"};
    for (const auto mark : full_width)
        if (before.ends_with(mark)) return true;
    if (end == at) return false;
    static constexpr std::array<std::string_view, 5> stops = {".", "!", "?", "\u061f", "\u2026"};
    return std::any_of(stops.begin(), stops.end(), [&](std::string_view mark) { return before.ends_with(mark); });
}

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit && is_space(text[at])) ++at;
    return at;
}

// The latest place not after `at` and not before `least` where a word ends; `at` where there are no spaces.
std::size_t word_end_before(std::string_view text, std::size_t at, std::size_t least) {
    if (at >= text.size()) return text.size();
    for (std::size_t i = at; i > least; --i)
        if (is_space(text[i])) return i;
    return character_start(text, at);
}

}  // namespace

QuoteRange quote_range(std::string_view text, Span place, std::size_t length) {
    const std::size_t spare = length - std::min(length, place.end - place.begin);

    // Before the place: back to the nearest sentence start that leaves a third of the space for what follows.
    const std::size_t furthest = character_start(text, place.begin - std::min(place.begin, spare * 2 / 3));
    std::size_t begin = place.begin;
    std::size_t at = place.begin;
    while (at > furthest && !is_sentence_start(text, at)) {
        at = character_start(text, at - 1);
        if (is_space(text[at])) at = at > 0 ? at : 0;
    }
    QuoteRange quote;
    if (is_sentence_start(text, at)) {
        begin = skip_spaces(text, at, place.begin);
    } else {
        // No sentence begins near enough: some words before the place.
        const std::size_t some = character_start(text, place.begin - std::min(place.begin, spare / 3));
        begin = some;
        while (begin < place.begin && !is_space(text[begin])) ++begin;
        begin = begin == place.begin ? (place.begin - some < 40 ? place.begin : some) : skip_spaces(text, begin, place.begin);
        quote.cut_before = true;
    }

    std::size_t end = text.size();
    if (end - begin > length) {
        end = std::max(character_start(text, begin + length), std::min(place.end, character_start(text, place.begin + length)));
        // The last sentence that ends within, if it does not leave the quotation too short; else the last word.
        std::size_t sentence = end;
        const std::size_t least = std::max(place.end, begin + length / 2);
        while (sentence > least && !is_sentence_start(text, sentence)) sentence = character_start(text, sentence - 1);
        if (sentence > least) {
            end = sentence;
        } else {
            end = word_end_before(text, end, std::min(end, std::max(place.end, begin + length * 2 / 3)));
            quote.cut_after = true;
        }
    }
    while (end > begin && is_space(text[end - 1])) --end;
    quote.range = {begin, std::max(begin, end)};
    return quote;
}

}  // namespace kwic
