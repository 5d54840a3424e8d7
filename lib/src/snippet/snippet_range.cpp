// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_range.hpp"

#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace kwic {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Whether a full stop, at the end of `before`, is only that of an abbreviation or an initial: `Mr.`, `J.`, `U.S.`
bool is_abbreviation(std::string_view before) {
    before.remove_suffix(1);
    std::size_t begin = before.size();
    while (begin > 0 && !is_space(before[begin - 1]) && before[begin - 1] != '(' && before[begin - 1] != '"') --begin;
    const std::string_view word = before.substr(begin);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    bool are_initials = word.size() % 2 == 1;
    for (std::size_t i = 0; i < word.size(); ++i) are_initials &= i % 2 ? word[i] == '.' : is_letter(word[i]);
    static constexpr std::array<std::string_view, 16> titles = {
        "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Sen", "Rep", "Gov", "Col", "Lt", "Sgt", "Rev", "Hon", "Messrs"};
    return are_initials || std::find(titles.begin(), titles.end(), word) != titles.end();
}

// Whether the text goes on in lower case, as it does after `“Why?”` before `he asked`.
bool goes_on(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at < text.size() && u_islower(next_character(text, at));
}

// Whether a sentence may begin at `at`: at the text's beginning, after an empty line, and after a full stop (of any
// script) with closing quotation marks and, where the script has them, a space.
bool is_sentence_start(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    std::size_t end = at;
    std::size_t line_ends = 0;
    while (end > 0 && is_space(text[end - 1])) line_ends += text[--end] == '\n';
    if (end == 0 || line_ends > 1) return true;
    std::string_view before = text.substr(0, end);
    static constexpr std::array<std::string_view, 8> closing = {"\"",     "'",      ")",      "]",
                                                                "\u201d", "\u2019", "\u00bb", "\u300d"};
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : closing)
            if (before.ends_with(mark)) before.remove_suffix(mark.size()), again = true;
    }
    static constexpr std::array<std::string_view, 5> full_width = {"\u3002", "\uff01", "\uff1f", "\u0964", "\uff0e"};
    for (const auto mark : full_width)
        if (before.ends_with(mark)) return true;
    if (end == at || (before.ends_with('.') && is_abbreviation(before))) return false;
    if ((before.size() < end || before.ends_with("\u2026")) && goes_on(text, at)) return false;
    static constexpr std::array<std::string_view, 5> stops = {".", "!", "?", "\u061f", "\u2026"};
    return std::any_of(stops.begin(), stops.end(), [&](std::string_view mark) { return before.ends_with(mark); });
}

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit && is_space(text[at])) ++at;
    return at;
}

// Whether a word may be the first of a quotation: no part of something longer, such as `Masri` of `el-Masri`.
bool stands_alone(std::string_view text, std::size_t at) {
    return at == 0 || is_space(text[at - 1]) || !is_ascii(text[at - 1]) || text[at - 1] == '"' || text[at - 1] == '(';
}

// The first word at or after `least` that begins no later than `most`; `most` if there is none.
std::size_t first_word(std::string_view text, const std::vector<Span>& words, std::size_t least, std::size_t most) {
    const auto first = std::lower_bound(words.begin(), words.end(), least,
                                        [](const Span& word, std::size_t at) { return word.begin < at; });
    for (auto word = first; word != words.end() && word->begin <= most; ++word)
        if (stands_alone(text, word->begin)) return word->begin;
    return first != words.end() ? std::min(first->begin, most) : most;
}

// The end of the last word that ends at or before `most` and not before `least`; `least` if there is none.
std::size_t last_word(std::string_view text, const std::vector<Span>& words, std::size_t least, std::size_t most) {
    std::size_t fallback = least;
    for (auto word = words.rbegin(); word != words.rend() && word->end >= least; ++word) {
        if (word->end > most) continue;
        if (word->end == text.size() || is_space(text[word->end]) || !is_ascii(text[word->end]) ||
            text[word->end] == ',')
            return word->end;
        fallback = std::max(fallback, word->end);
    }
    return fallback;
}

}  // namespace

QuoteRange quote_range(std::string_view text, Span place, std::size_t length, const std::vector<Span>& words,
                       std::size_t floor) {
    floor = std::min(floor, place.begin);
    const std::size_t size = place.end - place.begin;
    const std::size_t spare = length - std::min(length, size);
    QuoteRange quote;

    // Back to the nearest sentence start that leaves a third of the space for what follows; else some words.
    const std::size_t furthest =
        std::max(floor, character_start(text, place.begin - std::min(place.begin, spare * 2 / 3)));
    std::size_t begin = place.begin;
    while (begin > furthest && !is_sentence_start(text, begin)) begin = character_start(text, begin - 1);
    if (begin == floor || is_sentence_start(text, begin)) {
        begin = skip_spaces(text, begin, place.begin);
    } else {
        const std::size_t some = character_start(text, place.begin - std::min(place.begin, spare / 3));
        begin = first_word(text, words, std::max(floor, some), place.begin);
        quote.cut_before = true;
    }

    // Up to the end of the last sentence that fits, if that is not too short; else the last word.
    std::size_t end = text.size();
    if (end - begin > length) {
        const std::size_t whole = size <= length ? place.end : place.begin;
        const std::size_t most = std::max(whole, character_start(text, begin + length));
        const std::size_t least = std::max(whole, begin + length / 2);
        end = most;
        while (end > least && !is_sentence_start(text, end)) end = character_start(text, end - 1);
        if (end <= least) {
            end = last_word(text, words, whole, most);
            if (end == begin) end = most;  // one word that is longer than the quotation
            quote.cut_after = true;
        }
    }
    while (end > begin && is_space(text[end - 1])) --end;
    quote.range = {begin, end};
    return quote;
}

}  // namespace kwic
