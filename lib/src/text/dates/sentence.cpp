// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/sentence.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace kwic {
namespace {

constexpr std::string_view ellipsis = "…";

// Marks that end a sentence without a space after them.
constexpr auto wide_stops = std::to_array<std::string_view>({"。", "！", "？", "।", "॥"});

constexpr auto closing_marks = std::to_array<std::string_view>(
    {"\"", "'", ")", "]", "”", "’", "»", " »", "\u00a0»", "\u202f»", "“", "」", "』", "）", "]"});

// Abbreviations that precede a name or a number, without the final full stop.
bool is_abbreviation(std::string_view word) {
    static const std::unordered_set<std::string> words = {
        "mr",     "mrs", "ms",   "dr",   "prof", "st",  "ste",  "sr",   "jr",  "rev", "hon", "gov",  "sen", "rep",
        "gen",    "col", "capt", "lt",   "sgt",  "maj", "cpl",  "vs",   "no",  "nr",  "art", "vol",  "pp",  "ed",
        "inc",    "ltd", "co",   "corp", "bros", "jan", "feb",  "mar",  "apr", "jun", "jul", "aug",  "sep", "sept",
        "oct",    "nov", "dec",  "fig",  "cf",   "al",  "mme",  "mlle", "mgr", "hl",  "hr",  "fr",   "bzw", "ca",
        "usw",    "str", "evtl", "sra",  "ud",   "uds", "dra",  "dott", "sig", "ing", "avv", "exmo", "dhr", "mevr",
        "bl",     "kl",  "mil",  "mag",  "тыс",  "млн", "руб",  "ул",   "им",  "см",  "др",  "проф", "св",  "гр",
        "approx", "est", "dept", "univ", "mt",   "ft",  "dist", "assn", "pvt", "pct"};
    return words.contains(fold(word));
}

// Returns the word that ends at `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(' && text[begin - 1] != '.') --begin;
    return text.substr(begin, end - begin);
}

// Returns whether the full stop at `at` ends an abbreviation, an initial or an ordinal number.
bool is_inner_stop(std::string_view text, std::size_t at) {
    const std::string_view word = word_before(text, at);
    if (word.empty() || count_characters(word) == 1) return true;
    const bool is_number = std::all_of(word.begin(), word.end(), is_ascii_digit);
    return is_number ? word.size() <= 2 : is_abbreviation(word);
}

std::size_t skip_closing_marks(std::string_view text, std::size_t at) {
    for (bool skipped = true; skipped;) {
        skipped = false;
        for (const auto mark : closing_marks) {
            if (!text.substr(at).starts_with(mark)) continue;
            at += mark.size();
            skipped = true;
        }
    }
    return at;
}

// Returns whether a sentence can begin after the white space at `at`: not with a small letter.
bool may_begin_sentence(std::string_view text, std::size_t at) {
    at = text.find_first_not_of(" \t\r\n", at);
    if (at == text.npos) return false;
    return !u_islower(next_character(text, at));
}

bool is_white(std::string_view text, std::size_t at) { return at < text.size() && is_white_space(text[at]); }

}  // namespace

std::size_t first_sentence(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_ascii(text[i])) {
            for (const auto stop : wide_stops)
                if (text.substr(i).starts_with(stop)) return skip_closing_marks(text, i + stop.size());
            if (!text.substr(i).starts_with("؟")) continue;
        } else if (text[i] != '.' && text[i] != '?' && text[i] != '!') {
            continue;
        }
        const std::size_t end = skip_closing_marks(text, i + (is_ascii(text[i]) ? 1 : 2));
        if (!is_white(text, end) || !may_begin_sentence(text, end)) continue;
        if (text[i] == '.' && is_inner_stop(text, i)) continue;
        return end;
    }
    return text.size();
}

bool ends_with_stop(std::string_view text) {
    for (bool removed = true; removed;) {
        removed = false;
        for (const auto mark : closing_marks) {
            if (!text.ends_with(mark)) continue;
            text.remove_suffix(mark.size());
            removed = true;
        }
    }
    for (const std::string_view stop : {".", "。", "।", "॥"})
        if (text.ends_with(stop)) return true;
    return false;
}

std::string shorten(std::string_view text, std::size_t limit) {
    std::string title;
    for (const char c : text) {
        if (c != ' ' && !(c >= '\t' && c <= '\r'))
            title += c;
        else if (!title.empty() && title.back() != ' ')
            title += ' ';
    }
    while (!title.empty() && title.back() == ' ') title.pop_back();
    if (count_characters(title) <= limit) return title;
    std::size_t cut = 0;
    for (std::size_t characters = 0; characters + 1 < limit; ++characters) next_character(title, cut);
    const std::size_t space = title.rfind(' ', cut);
    title.resize(space != title.npos && space > cut / 2 ? space : cut);
    while (!title.empty() && std::string_view(" ,;:-").find(title.back()) != std::string_view::npos) title.pop_back();
    for (const std::string_view mark : {" –", " —", "،", "、", "，"})
        if (title.ends_with(mark)) title.resize(title.size() - mark.size());
    return title.append(ellipsis);
}

}  // namespace kwic
