// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/compounds.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kwic {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

std::pair<std::string, std::string> split_at(std::string_view token, std::size_t at) {
    return {std::string(token.substr(0, at)), std::string(token.substr(at))};
}

// Articles of names and prefixes of English that stand before a hyphen, and seldom alone.
constexpr std::array<std::string_view, 12> leading = {"al",   "el",  "e",    "co",    "re",   "non",
                                                      "anti", "pre", "post", "multi", "semi", "ex"};

constexpr std::size_t least_part = 3;

}  // namespace

bool is_article(std::string_view token) {
    static constexpr std::array<std::string_view, 12> articles = {"al", "el", "ad", "ed", "an",  "en",
                                                                  "ar", "er", "as", "es", "ash", "az"};
    return std::find(articles.begin(), articles.end(), token) != articles.end();
}

std::string other_abbreviation(std::string_view token, std::string_view typed) {
    constexpr std::size_t most_letters = 5;
    const bool is_dotted = token.size() >= 3 && token.size() % 2 == 1 && [&] {
        for (std::size_t i = 0; i < token.size(); ++i)
            if (i % 2 ? token[i] != '.' : !is_small(token[i])) return false;
        return true;
    }();
    std::string other;
    if (is_dotted) {
        for (const char c : token)
            if (c != '.') other += c;
    } else if (typed.size() == token.size() && typed.size() >= 2 && typed.size() <= most_letters &&
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
    for (const auto syllable : leading)
        if (token.starts_with(syllable) && token.size() >= syllable.size() + least_part)
            found.push_back(split_at(token, syllable.size()));
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

}  // namespace kwic
