// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compounds.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"
#include "text/humps.hpp"
#include "text/unspaced.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// Returns whether the character is a number (see is_all_digits()), which need not be an ASCII digit.
bool is_digit(UChar32 c) { return (U_MASK(u_charType(c)) & U_GC_N_MASK) != 0; }

bool starts_with_digit(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && is_digit(next_character(text, at));
}

bool ends_with_digit(std::string_view text) {
    if (text.empty()) return false;
    std::size_t at = character_start(text, text.size() - 1);
    return is_digit(next_character(text, at));
}

constexpr std::size_t digits_per_group = 3;

// Returns whether the words are the digit groups of one number, such as 1,250,000, and have the same separator between
// all groups.
bool are_thousands(std::span<const QueryWord> words) {
    static constexpr std::array<std::string_view, 8> separators = {",", ".",      "'",      "\u2019",
                                                                   " ", "\u00a0", "\u2009", "\u202f"};
    const std::string& gap = words[1].gap;
    if (std::find(separators.begin(), separators.end(), gap) == separators.end()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t digits = count_characters(words[i].token);
        if (!is_all_digits(words[i].token) || digits > digits_per_group) return false;
        if (i > 0 && (digits < digits_per_group || words[i].gap != gap)) return false;
    }
    return !words[0].token.starts_with('0');
}

WordSequence split_at(std::string_view token, std::size_t at) {
    return {std::string(token.substr(0, at)), std::string(token.substr(at))};
}

// Splits a number into its digit groups: `1`, `250` and `000` for 1250000. Returns nothing if the word begins with 0 or
// is not a number of 4 to 24 digits.
WordSequence groups_of_thousands(std::string_view token) {
    constexpr std::size_t max_digits = 24;
    if (!starts_with_digit(token) || token.starts_with('0') || !is_all_digits(token)) return {};
    std::size_t left = count_characters(token);
    if (left <= digits_per_group || left > max_digits) return {};
    WordSequence groups;
    for (std::size_t at = 0; at < token.size(); --left) {
        const std::size_t begin = at;
        next_character(token, at);
        if (groups.empty() || left % digits_per_group == 0) groups.emplace_back();
        groups.back() += token.substr(begin, at - begin);
    }
    return groups;
}

constexpr std::size_t max_humps = 6;
constexpr std::size_t max_initials = 3;
constexpr std::size_t min_split_characters = 4;
constexpr std::size_t max_split_characters = 32;

// Returns whether both parts may be words if `token` is split directly before its byte `at`.
bool may_be_split_at(std::string_view token, std::size_t at) {
    if (is_continuation(token[at])) return false;
    const std::string_view left = token.substr(0, at);
    const std::string_view right = token.substr(at);
    if (ends_with_digit(left) && starts_with_digit(right)) return false;
    const bool is_letter = at == 1 && is_small(left[0]) && token.size() > min_split_characters;
    return (is_letter || count_characters(left) > 1 || is_all_digits(left)) &&
           (count_characters(right) > 1 || is_all_digits(right));
}

// Letters that link the words of a compound (S. Langer, Zur Morphologie und Semantik von Nominalkomposita, 1998).
constexpr std::array<std::string_view, 5> links = {"", "s", "n", "es", "en"};

// Returns whether the word consists of at least two ASCII capitals and a final s.
bool is_plural_abbreviation(std::string_view typed) {
    return typed.size() > 2 && typed.ends_with('s') && std::all_of(typed.begin(), typed.end() - 1, is_capital);
}

constexpr std::size_t min_compound_part = 4;    // minimum number of letters of each part
constexpr std::size_t max_compound_bytes = 60;  // limited, because each split of a word costs look-ups

}  // namespace

bool is_all_digits(std::string_view token) {
    for (std::size_t at = 0; at < token.size();)
        if (!is_digit(next_character(token, at))) return false;
    return true;
}

std::string joined_spelling(std::span<const QueryWord> words) {
    std::string joined;
    bool has_digits_together = false;
    for (const QueryWord& word : words) {
        has_digits_together |= ends_with_digit(joined) && starts_with_digit(word.token);
        joined += word.token;
    }
    return has_digits_together && !are_thousands(words) ? std::string() : joined;
}

bool is_article(std::string_view token) {
    static constexpr std::array<std::string_view, 12> articles = {"al", "el", "ad", "ed", "an",  "en",
                                                                  "ar", "er", "as", "es", "ash", "az"};
    return std::find(articles.begin(), articles.end(), token) != articles.end();
}

std::string other_abbreviation(std::string_view token, std::string_view typed) {
    constexpr std::size_t max_letters = 5;
    const bool is_dotted = token.size() >= 3 && token.size() % 2 == 1 && [&] {
        for (std::size_t i = 0; i < token.size(); ++i)
            if (i % 2 ? token[i] != '.' : !is_small(token[i])) return false;
        return true;
    }();
    std::string other;
    if (is_plural_abbreviation(typed)) {
        other = token.substr(0, token.size() - 1);
    } else if (is_dotted) {
        for (const char c : token)
            if (c != '.') other += c;
    } else if (typed.size() == token.size() && typed.size() >= 2 && typed.size() <= max_letters &&
               std::all_of(typed.begin(), typed.end(), is_capital)) {
        for (const char c : token) other += (other.empty() ? "" : ".") + std::string(1, c);
    }
    return other;
}

std::string without_footnote_mark(std::string_view typed) {
    constexpr std::size_t min_letters = 4;
    const auto is_raised_digit = [](UChar32 c) {
        return c == 0xb2 || c == 0xb3 || c == 0xb9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
    };
    std::size_t end = typed.size();
    while (end > 0) {
        const std::size_t begin = character_start(typed, end - 1);
        std::size_t at = begin;
        if (!is_raised_digit(next_character(typed, at))) break;
        end = begin;
    }
    const std::string_view word = typed.substr(0, end);
    return end == typed.size() || count_characters(word) < min_letters ? std::string() : fold(word);
}

bool is_hebrew_acronym(std::span<const QueryWord> words) {
    static constexpr std::array<std::string_view, 4> marks = {"\"", "\u05f4", "\u201d", "''"};
    const auto is_hebrew = [](std::string_view word) {
        std::size_t at = 0;
        const UChar32 c = next_character(word, at);
        return c >= 0x05d0 && c <= 0x05ea;
    };
    return words.size() == 2 && std::find(marks.begin(), marks.end(), words[1].gap) != marks.end() &&
           is_hebrew(words[0].token) && is_hebrew(words[1].token) && count_characters(words[1].token) == 1;
}

WordSequence with_hebrew_prefixes(std::string_view token) {
    WordSequence words;
    for (const std::string_view prefix : {"ה", "ו", "ב", "ל", "מ", "כ", "ש", "וה", "וב", "ול", "שה", "שב", "כש"})
        words.push_back(std::string(prefix) + std::string(token));
    return words;
}

WordSequence with_hebrew_endings(std::string_view token) {
    WordSequence words;
    for (const std::string_view ending : {"ים", "ות", "ית", "י"})
        words.push_back(std::string(token) + std::string(ending));
    return words;
}

std::vector<PossibleSplit> possible_splits(const QueryWord& word, bool is_known, bool is_frequent) {
    std::vector<PossibleSplit> found;
    const auto add = [&](WordSequence words, Boundaries boundaries) {
        const auto is_same = [&](const PossibleSplit& other) { return other.words == words; };
        if (words.size() > 1 && std::none_of(found.begin(), found.end(), is_same))
            found.push_back({std::move(words), boundaries});
    };
    WordSequence humps = split_humps(with_separators(word.token, hump_starts(word.typed, word.token)));
    if (humps.size() > 1 && humps.back() == "s") {  // the plural ending is not a word
        humps.pop_back();
        humps.back() += 's';
    }
    if (humps.size() <= max_humps) add(std::move(humps), Boundaries::at_capitals);
    if (word.typed.size() <= max_initials && std::all_of(word.typed.begin(), word.typed.end(), is_capital))
        for (std::size_t at = 1; at < word.token.size(); ++at) add(split_at(word.token, at), Boundaries::at_capitals);
    add(groups_of_thousands(word.token), Boundaries::anywhere);
    const bool is_unspaced = has_unspaced_letters(word.token);
    const std::size_t characters = count_characters(word.token);
    if ((is_unspaced && is_known) || characters > max_split_characters) return found;
    if (!is_unspaced && characters < min_split_characters) return found;
    const std::size_t end = is_frequent ? std::min<std::size_t>(2, word.token.size()) : word.token.size();
    for (std::size_t at = 1; at < end; ++at)
        if (is_unspaced ? !is_continuation(word.token[at]) : may_be_split_at(word.token, at))
            add(split_at(word.token, at), is_unspaced ? Boundaries::of_dictionary : Boundaries::anywhere);
    return found;
}

std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token) {
    std::vector<std::pair<std::string, std::string>> found;
    // Only words whose characters are all below U+0580 are split, that is, words whose UTF-8 bytes are all below 0xd6.
    // Most Latin, Greek, Cyrillic and Armenian letters are below U+0580.
    const bool is_cased =
        std::all_of(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) < 0xd6; });
    if (token.size() > max_compound_bytes || !is_cased) return found;
    for (std::size_t at = token.size(); at > 0; --at) {
        if (at == token.size() || is_continuation(token[at]) || count_characters(token.substr(at)) < min_compound_part)
            continue;
        const std::string_view before = token.substr(0, at);
        for (const auto link : links) {
            const auto left = before.substr(0, before.size() - link.size());
            if (before.ends_with(link) && count_characters(left) >= min_compound_part)
                found.emplace_back(left, token.substr(at));
        }
    }
    return found;
}

}  // namespace kwic
