// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/snippet_range.hpp"

#include "base/utf8.hpp"
#include "snippet/clusters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// A snippet that keeps its lines is extended to max(min_shown_lines, length / bytes_per_line) lines if they fit.
constexpr std::size_t min_shown_lines = 3;
constexpr std::size_t bytes_per_line = 80;

// Returns whether the full stop at the end of `before` belongs to an abbreviation or an initial: `Mr.`, `J.`, `U.S.`
bool is_abbreviation(std::string_view before) {
    before.remove_suffix(1);
    std::size_t begin = before.size();
    while (begin > 0 && !is_white_space(before[begin - 1]) && before[begin - 1] != '(' && before[begin - 1] != '"')
        --begin;
    const std::string_view word = before.substr(begin);
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    bool are_initials = word.size() % 2 == 1;
    for (std::size_t i = 0; i < word.size(); ++i) are_initials &= i % 2 ? word[i] == '.' : is_letter(word[i]);
    static constexpr std::array<std::string_view, 16> titles = {
        "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Sen", "Rep", "Gov", "Col", "Lt", "Sgt", "Rev", "Hon", "Messrs"};
    return are_initials || std::find(titles.begin(), titles.end(), word) != titles.end();
}

// Returns whether the text continues in lower case at byte `at`, as in `“Why?” he asked`. A sentence does not end
// before a continuation in lower case.
bool continues_in_lower_case(std::string_view text, std::size_t at) {
    while (at < text.size() && is_white_space(text[at])) ++at;
    return at < text.size() && u_islower(next_character(text, at));
}

// Returns whether `c` may be the last ASCII character between two sentences.
bool may_end_sentence(char c) {
    switch (c) {
        case ' ':
        case '\n':
        case '\t':
        case '\r':
        case '"':
        case '\'':
        case ')':
        case ']':
            return true;
        default:
            return false;
    }
}

// Returns whether a sentence may begin at byte `at`: at the beginning of the text, after an empty line, or after the
// end of a sentence. A sentence ends with a full stop, a question mark, an exclamation mark or an ellipsis. Closing
// quotation marks and brackets after this mark belong to the sentence. In scripts with spaces, a space must follow.
bool is_sentence_start(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    if (is_ascii(text[at - 1]) && !may_end_sentence(text[at - 1])) return false;
    std::size_t end = at;
    std::size_t line_ends = 0;
    while (end > 0 && is_white_space(text[end - 1])) line_ends += text[--end] == '\n';
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
    if ((before.size() < end || before.ends_with("\u2026")) && continues_in_lower_case(text, at)) return false;
    static constexpr std::array<std::string_view, 5> stops = {".", "!", "?", "\u061f", "\u2026"};
    return std::any_of(stops.begin(), stops.end(), [&](std::string_view mark) { return before.ends_with(mark); });
}

std::size_t skip_spaces(std::string_view text, std::size_t at, std::size_t limit) {
    while (at < limit && is_white_space(text[at])) ++at;
    return at;
}

// Returns whether a snippet may begin with the word at byte `at`. Returns false if the word continues a longer
// expression, like `Masri` in `el-Masri`.
bool can_begin_snippet(std::string_view text, std::size_t at) {
    return at == 0 || is_white_space(text[at - 1]) || !is_ascii(text[at - 1]) || text[at - 1] == '"' ||
           text[at - 1] == '(';
}

// Returns the beginning of the first word in [min_begin, max_begin] that can begin a snippet. If there is no such word,
// returns the beginning of the first word at or after `min_begin`, but at most `max_begin`.
std::size_t first_word_begin(std::string_view text, const std::vector<Span>& words, std::size_t min_begin,
                             std::size_t max_begin) {
    const auto first = std::lower_bound(words.begin(), words.end(), min_begin,
                                        [](const Span& word, std::size_t begin) { return word.begin < begin; });
    for (auto word = first; word != words.end() && word->begin <= max_begin; ++word)
        if (can_begin_snippet(text, word->begin)) return word->begin;
    return first != words.end() ? std::min(first->begin, max_begin) : max_begin;
}

// Considers only words that end in [min_end, max_end]. Returns the end of the last word that stands directly before a
// space, a comma, a character outside ASCII or the end of the text. If there is no such word, returns the end of the
// last word in this range. If no word ends in [min_end, max_end], returns `min_end`.
std::size_t last_word_end(std::string_view text, const std::vector<Span>& words, std::size_t min_end,
                          std::size_t max_end) {
    std::size_t fallback = min_end;
    for (auto word = words.rbegin(); word != words.rend() && word->end >= min_end; ++word) {
        if (word->end > max_end) continue;
        if (word->end == text.size() || is_white_space(text[word->end]) || !is_ascii(text[word->end]) ||
            text[word->end] == ',')
            return word->end;
        fallback = std::max(fallback, word->end);
    }
    return fallback;
}

// Returns the beginning of the snippet. `spare` is `length` minus the size of the target, or 0 if the target is larger.
// If a sentence begins at the target or at most spare * 2 / 3 bytes before the target, returns the beginning of the
// last such sentence. `min_begin` counts as the beginning of a sentence. If no sentence begins in this range, sets
// `is_cut`, and returns the beginning of a word that begins at the target or at most spare / 3 bytes before the target.
std::size_t choose_begin(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                         std::size_t min_begin, bool& is_cut) {
    min_begin = std::min(min_begin, target.begin);
    const std::size_t spare = length - std::min(length, target.end - target.begin);
    const auto bytes_before_target = [&](std::size_t bytes) {
        return std::max(min_begin, character_start(text, target.begin - std::min(target.begin, bytes)));
    };
    const std::size_t min_sentence_begin = bytes_before_target(spare * 2 / 3);
    std::size_t begin = target.begin;
    while (begin > min_sentence_begin && !is_sentence_start(text, begin)) begin = character_start(text, begin - 1);
    if (begin == min_begin || is_sentence_start(text, begin)) return skip_spaces(text, begin, target.begin);
    is_cut = true;
    return first_word_begin(text, words, bytes_before_target(spare / 3), target.begin);
}

// Returns the end of the snippet. If the text ends at most `length` bytes after `begin`, returns the end of the text.
// If the text is longer, returns the end of the last sentence that ends more than length / 2 and at most `length` bytes
// after `begin`. If the target fits, the sentence must end after the target. If there is no such sentence, sets
// `is_cut` and returns the end of a word that fits; see last_word_end(). Spaces at the end are excluded.
std::size_t choose_end(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                       std::size_t begin, bool& is_cut) {
    std::size_t end = text.size();
    if (end - begin > length) {
        const std::size_t min_end = target.end - target.begin <= length ? target.end : target.begin;
        const std::size_t max_end = std::max(min_end, character_start(text, begin + length));
        const std::size_t min_sentence_end = std::max(min_end, begin + length / 2);
        end = max_end;
        while (end > min_sentence_end && !is_sentence_start(text, end)) end = character_start(text, end - 1);
        if (end <= min_sentence_end) {
            end = last_word_end(text, words, min_end, max_end);
            if (end == begin) end = max_end;  // a single word longer than the snippet
            is_cut = true;
        }
    }
    while (end > begin && is_white_space(text[end - 1])) --end;
    return end;
}

// Returns the last place at or before `at` where the text may be cut (see clusters.hpp). If this place is before `min`,
// returns the first place after `at` where the text may be cut.
std::size_t at_cluster(std::string_view text, std::size_t at, std::size_t min) {
    const std::size_t before = cluster_start(text, at);
    if (before >= min || before == at) return before;
    return cluster_end(text, at);
}

// line_begin() and line_end() return the beginning and the end of the line that contains byte `at`. The line end
// character and the spaces before it do not belong to the line.
std::size_t line_begin(std::string_view text, std::size_t at) {
    const std::size_t end_before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    return end_before == text.npos ? 0 : end_before + 1;
}
std::size_t line_end(std::string_view text, std::size_t at) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    while (end > at && is_white_space(text[end - 1])) --end;
    return end;
}

// Extends [begin, end), the range of the lines of the target, by the lines after the target; see lines_range(). Returns
// the end of the extended range.
std::size_t with_next_lines(std::string_view text, std::size_t begin, std::size_t end, std::size_t length) {
    const std::size_t max_lines = std::max(min_shown_lines, length / bytes_per_line);
    auto lines = static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                     text.begin() + static_cast<std::ptrdiff_t>(end), '\n')) +
                 1;
    for (; lines < max_lines; ++lines) {
        const std::size_t next = text.find('\n', end);
        if (next == text.npos) break;
        const std::size_t next_end = line_end(text, next + 1);
        if (next_end == next + 1 || next_end - begin > length) break;
        end = next_end;
    }
    return end;
}

}  // namespace

SnippetRange snippet_range(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                           std::size_t min_begin) {
    SnippetRange range;
    auto& [begin, end] = range.bytes;
    begin = at_cluster(text, choose_begin(text, target, length, words, min_begin, range.cut_before),
                       std::min(min_begin, target.begin));
    end = choose_end(text, target, length, words, begin, range.cut_after);
    end = at_cluster(text, end, std::max(begin + 1, std::min(target.end, end)));
    return range;
}

SnippetRange lines_range(std::string_view text, Span target, std::size_t length, const std::vector<Span>& words,
                         std::size_t min_begin) {
    const std::size_t first = std::max(line_begin(text, target.begin), std::min(min_begin, target.begin));
    const std::size_t last = line_end(text, std::max(target.begin, target.end));
    if (last - first > length) return snippet_range(text.substr(0, last), target, length, words, first);
    return {{first, with_next_lines(text, first, last, length)}, false, false};
}

}  // namespace kwic
