// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/dateline.hpp"

#include "base/utf8.hpp"
#include "text/dates/date_scan.hpp"
#include "text/dates/date_words.hpp"
#include "text/dates/head_lines.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t reach = 140;            // a dateline has at most this many bytes
constexpr std::size_t most_place_words = 6;   // of a place and its country
constexpr std::size_t most_source_words = 4;  // of a source in brackets

// Marks that end a dateline, with the space that follows them.
constexpr auto ends = std::to_array<std::string_view>(
    {".-- ", ".- ", "-- ", "- ", "– ", "— ", "–\u00a0", "—\u00a0", "—", ". ", ") ", "/ "});

// Words after which Asian news agencies begin the text.
constexpr auto agency_ends = std::to_array<std::string_view>(
    {"日电 ", "日電 ", "日电　", "日電　", "日电）", "日讯 ", " 기자 = ", " 특파원 = ", "기자= "});

// Returns whether each cased letter of `text` is a capital, and at least three are.
bool is_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = next_character(text, at);
        if (u_islower(c)) return false;
        capitals += u_isupper(c);
    }
    return capitals >= 3;
}

// Returns `text` without a source in brackets or slashes at its end, such as `(Wire)` and `/PRWire/`.
std::string_view without_source(std::string_view text) {
    if (text.empty() || (text.back() != ')' && text.back() != '/')) return text;
    const std::size_t begin = text.rfind(text.back() == ')' ? '(' : '/', text.size() - 2);
    if (begin == text.npos || count_words(text.substr(begin)) > most_source_words) return text;
    return trim_line(text.substr(0, begin));
}

// Returns whether `text` has few words, and each begins with a capital or has no case, unless it goes with dates. In a
// sentence, most words begin with small letters.
bool is_place(std::string_view text, std::string_view language) {
    std::size_t words = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) continue;
        ++words;
        if (u_islower(static_cast<UChar32>(first_character(word))) && !is_date_particle(word) &&
            !find_month(word, language))
            return false;
    }
    return words <= most_place_words;
}

// Returns whether `text` is a place, a date or a source, or several of them.
bool is_dateline(std::string_view text, std::string_view language) {
    text = trim_line(text);
    const std::string_view rest = without_source(text);
    if (rest.empty() || rest.find_first_of("?!;\"") != rest.npos) return false;
    if (const auto beside = beside_date(rest, language))
        return (beside->is_labeled || is_place(beside->before, language)) && is_place(beside->after, language);
    if (!is_place(rest, language)) return false;
    return is_capitals(rest.substr(0, rest.find(','))) || rest.size() < text.size();
}

// Returns whether `end`, which also occurs in sentences, ends the dateline `text`: after a place in capitals, or, if it
// is a full stop, after a place, a comma and a date.
bool is_sure_end(std::string_view end, std::string_view text) {
    constexpr std::size_t most_words = 3;
    if (end == ". " && text.find(',') != text.npos) return true;
    if (end == ". " && count_words(text) > most_words) return false;
    return (end != ". " && end != ") " && end != "/ ") || is_capitals(text.substr(0, text.find_first_of(",(/")));
}

// Returns the size of the dateline of an Asian news agency, such as `港湾社贝尔马拉11月2日电` or `【ベルマラ＝田中】`,
// or 0 if there is none.
std::size_t agency_dateline(std::string_view head) {
    if (is_ascii(head)) return 0;
    for (const auto end : agency_ends)
        if (const std::size_t at = head.find(end); at != head.npos) return at + end.size();
    constexpr std::string_view bracket = "】";
    const std::size_t close = head.starts_with("【") ? head.find(bracket) : head.npos;
    const bool names_reporter = close != head.npos && head.substr(0, close).find("＝") != head.npos;
    return names_reporter ? close + bracket.size() : 0;
}

}  // namespace

std::size_t dateline_size(std::string_view paragraph, std::string_view language) {
    const std::string_view head = clip(paragraph, reach);
    if (const std::size_t size = agency_dateline(head)) return size;
    const bool is_all_capitals = is_capitals(head);
    std::size_t size = 0;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const auto end = std::find_if(ends.begin(), ends.end(),
                                      [&](std::string_view mark) { return head.substr(at).starts_with(mark); });
        if (end == ends.end()) continue;
        const std::size_t kept = *end == ") " || *end == "/ " ? 1 : 0;  // the bracket belongs to the source
        const std::string_view text = head.substr(0, at + kept);
        if (is_all_capitals && *end == ". ") continue;
        if (is_sure_end(*end, text) && is_dateline(text, language)) size = at + end->size();
    }
    return size;
}

}  // namespace kwic
