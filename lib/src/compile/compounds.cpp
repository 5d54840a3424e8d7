// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/compounds.hpp"

#include "base/utf8.hpp"

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

// Returns whether the words are the groups of thousands of one number, with the same separator between all of them.
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

std::pair<std::string, std::string> split_at(std::string_view token, std::size_t at) {
    return {std::string(token.substr(0, at)), std::string(token.substr(at))};
}

// Arabic articles of names, and English prefixes. They often precede a hyphen and are seldom separate words.
constexpr std::array<std::string_view, 12> prefixes = {"al",   "el",  "e",    "co",    "re",   "non",
                                                       "anti", "pre", "post", "multi", "semi", "ex"};

// Persian prefixes of verbs and suffixes of nouns, which a space or a zero-width non-joiner (U+200C) separates from the
// word. With U+200C, which the analyzer ignores, they are one word of the index.
constexpr std::array<std::string_view, 4> persian_prefixes = {"می", "نمی", "مي", "نمي"};
constexpr std::array<std::string_view, 5> persian_suffixes = {"ها", "های", "هاي", "ای", "اي"};

constexpr std::size_t min_part = 3;  // minimum bytes after a prefix

// Letters that link the words of a compound (S. Langer, Zur Morphologie und Semantik von Nominalkomposita, 1998).
constexpr std::array<std::string_view, 5> links = {"", "s", "n", "es", "en"};

constexpr std::size_t min_compound_part = 4;    // minimum letters of each part
constexpr std::size_t max_compound_bytes = 60;  // limited, because each split of a word costs lookups

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
    if (is_dotted) {
        for (const char c : token)
            if (c != '.') other += c;
    } else if (typed.size() == token.size() && typed.size() >= 2 && typed.size() <= max_letters &&
               std::all_of(typed.begin(), typed.end(), is_capital)) {
        for (const char c : token) other += (other.empty() ? "" : ".") + std::string(1, c);
    }
    return other;
}

std::vector<std::pair<std::string, std::string>> splits(std::string_view token, std::string_view typed) {
    std::vector<std::pair<std::string, std::string>> found;
    if (typed.size() == token.size())
        for (std::size_t i = 1; i + 1 < typed.size(); ++i)
            if (is_small(typed[i - 1]) && is_capital(typed[i])) found.push_back(split_at(token, i));
    for (const auto prefix : prefixes)
        if (token.starts_with(prefix) && token.size() >= prefix.size() + min_part)
            found.push_back(split_at(token, prefix.size()));
    for (const auto prefix : persian_prefixes)
        if (token.starts_with(prefix) && token.size() > prefix.size()) found.push_back(split_at(token, prefix.size()));
    for (const auto suffix : persian_suffixes)
        if (token.ends_with(suffix) && token.size() > suffix.size())
            found.push_back(split_at(token, token.size() - suffix.size()));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::vector<std::pair<std::string, std::string>> all_splits(std::string_view token) {
    std::vector<std::pair<std::string, std::string>> found;
    for (std::size_t at = 2; at + 2 <= token.size(); ++at)
        if (!is_continuation(token[at])) found.push_back(split_at(token, at));
    return found;
}

std::vector<std::pair<std::string, std::string>> compound_parts(std::string_view token) {
    std::vector<std::pair<std::string, std::string>> found;
    // Only words of characters below U+0580, whose bytes are all below 0xd6, are split: Latin, Greek, Cyrillic and most
    // of Armenian.
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
