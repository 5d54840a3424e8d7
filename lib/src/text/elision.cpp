// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/elision.hpp"

#include "base/utf8.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t articles = 3;

// The elided words of Snowball's French and Italian stemmers: first the articles, then the other words.
constexpr std::array<std::string_view, 29> elided = {
    "l",    "un",    "gl",     "d",      "c",      "j",    "m",    "n",    "s",    "t",
    "qu",   "jusqu", "lorsqu", "puisqu", "quoiqu", "all",  "dall", "dell", "nell", "sull",
    "coll", "pell",  "agl",    "dagl",   "degl",   "negl", "sugl", "v",    "quest"};

bool has_elision(std::string_view language) { return language == "fr" || language == "it" || language == "ca"; }

}  // namespace

std::span<const std::string_view> elided_words() { return elided; }

std::span<const std::string_view> elided_articles() { return std::span(elided).first<articles>(); }

bool may_follow_elision(std::string_view word) {
    if (word.empty()) return false;
    std::size_t end = 0;
    next_character(word, end);
    const std::string bare = strip_marks(word.substr(0, end));
    return !bare.empty() && std::string_view("aehiouy").find(bare[0]) != std::string_view::npos;
}

std::string_view without_elision(std::string_view language, std::string_view word) {
    if (!has_elision(language)) return word;
    const auto apostrophe = word.find('\'');
    if (apostrophe == word.npos || apostrophe + 1 == word.size()) return word;
    const auto before = word.substr(0, apostrophe);
    return std::find(elided.begin(), elided.end(), before) == elided.end() ? word : word.substr(apostrophe + 1);
}

}  // namespace kwic
