// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/line_kind.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/dates/date_scan.hpp"
#include "text/dates/head_phrases.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t short_line = 110;      // a line of more columns is a paragraph
constexpr std::size_t column_gap = 4;        // spaces between two columns
constexpr std::size_t most_place_words = 5;  // of a place or a newspaper beside a date

bool has_letter(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char c) { return !is_ascii(c) || is_ascii_letter(c); });
}

// Splits a line at marks that separate the parts of a navigation line, and at gaps of two spaces.
std::vector<std::string_view> parts_of(std::string_view line) {
    constexpr auto separators = std::to_array<std::string_view>(
        {" > ", " › ", " » ", " | ", " / ", " · ", " • ", " – ", " — ", " - ", ": ", "  ", "|", "\t"});
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] != ' ' && line[at] != ':' && line[at] != '|' && line[at] != '\t') continue;
        const auto found = std::find_if(separators.begin(), separators.end(),
                                        [&](std::string_view each) { return line.substr(at).starts_with(each); });
        if (found == separators.end()) continue;
        parts.push_back(trim_line(line.substr(begin, at - begin)));
        begin = at + found->size();
        at = begin - 1;
    }
    parts.push_back(trim_line(line.substr(begin)));
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

bool is_date_only(std::string_view line, std::string_view language) {
    const auto beside = beside_date(line, language);
    return beside && beside->before.empty() && beside->after.empty();
}

// Returns whether the line has the path of a page on its site, as in `Home > News > Local`.
bool is_navigation(std::string_view line, const std::vector<std::string_view>& parts) {
    if (parts.size() < 2) return false;
    const HeadPhrase first = head_phrase(parts.front());
    const bool has_arrow =
        line.find(" > ") != line.npos || line.find(" › ") != line.npos || line.find(" » ") != line.npos;
    if (has_arrow && (first != HeadPhrase::none || parts.size() > 2)) return true;
    return first == HeadPhrase::home || (first == HeadPhrase::section && parts.size() > 2);
}

// Returns the kind of a line all of whose parts are known phrases or dates, and at least one is a phrase. Returns
// `text` for other lines.
LineKind kind_of_phrases(const std::vector<std::string_view>& parts, std::string_view language) {
    LineKind kind = LineKind::none;
    bool has_phrase = false;
    for (const auto part : parts) {
        const HeadPhrase phrase = head_phrase(part);
        has_phrase = has_phrase || phrase != HeadPhrase::none;
        if (phrase == HeadPhrase::section || phrase == HeadPhrase::label) kind = LineKind::label;
        if (phrase == HeadPhrase::none && !is_count_line(part) && !is_date_only(part, language)) return LineKind::text;
    }
    return has_phrase ? kind : LineKind::text;
}

// Returns whether the line consists of the name of a section and other short parts, as in `News / Town`.
bool is_section_line(std::string_view line, const std::vector<std::string_view>& parts) {
    constexpr std::size_t most_words = 2;
    if (line.find(" / ") == line.npos && line.find(" | ") == line.npos) return false;
    const auto is_known = [](std::string_view part) { return head_phrase(part) == HeadPhrase::section; };
    const auto is_short = [](std::string_view part) { return count_words(part) <= most_words; };
    return std::any_of(parts.begin(), parts.end(), is_known) && std::all_of(parts.begin(), parts.end(), is_short);
}

// Returns whether a comma, a bar or a dash is between `before`, the beginning of `line`, and the date.
bool has_separator(std::string_view line, std::string_view before) {
    const std::string_view rest = trim_line(line.substr(before.size()));
    constexpr auto separators = std::to_array<std::string_view>({",", "|", "–", "—", "-", "·", "•", "،", "/"});
    return std::any_of(separators.begin(), separators.end(),
                       [&](std::string_view each) { return rest.starts_with(each); });
}

// Returns the kind of a line with a date. Words beside the date are a newspaper or a place if they are few and
// capitalized; otherwise the line is a title.
LineKind kind_of_dated(std::string_view line, const BesideDate& beside) {
    if (beside.is_labeled) return LineKind::none;
    if (beside.before.empty() && beside.after.empty()) return LineKind::none;
    if (!beside.before.empty() && is_newspaper(beside.before)) return LineKind::label;
    const bool is_pair = line.find(" | ") != line.npos || line.find(" · ") != line.npos;
    if (is_pair) return LineKind::label;
    if (beside.before.empty() || !beside.after.empty() || !has_separator(line, beside.before)) return LineKind::text;
    return count_words(beside.before) <= most_place_words && is_capitalized(beside.before) ? LineKind::place
                                                                                           : LineKind::text;
}

// Returns whether the line has two columns, as in the heads of RFCs.
bool has_columns(std::string_view line) { return line.find(std::string_view("          ", column_gap)) != line.npos; }

}  // namespace

LineKind line_kind(const HeadLine& line, std::string_view language) {
    const std::string_view text = line.text;
    if (!has_letter(text)) return LineKind::none;
    if (begins_with_header(text) || is_license(text)) return LineKind::none;
    if (width_of(text) > short_line) return LineKind::text;
    if (is_byline(text) || is_count_line(text) || begins_with_page_phrase(text)) return LineKind::none;
    if (is_salutation(text)) return LineKind::salutation;
    if (is_relative_time(text) || is_contact(text)) return LineKind::none;
    if (is_journal(text)) return LineKind::label;
    if (const HeadPhrase phrase = head_phrase(text); phrase != HeadPhrase::none)
        return phrase == HeadPhrase::button || phrase == HeadPhrase::home ? LineKind::none : LineKind::label;
    const std::vector<std::string_view> parts = parts_of(text);
    if (is_navigation(text, parts)) return LineKind::none;
    if (parts.size() > 1)
        if (const LineKind kind = kind_of_phrases(parts, language); kind != LineKind::text) return kind;
    if (is_number_line(text) || is_section_line(text, parts)) return LineKind::label;
    if (const auto beside = beside_date(text, language)) return kind_of_dated(text, *beside);
    if (is_yearless_date(text, language)) return LineKind::none;
    return has_columns(text) ? LineKind::label : LineKind::text;
}

}  // namespace kwic
