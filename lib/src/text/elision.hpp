// SPDX-License-Identifier: GPL-2.0-or-later
// Elision: before a word that begins with a vowel or h, French, Italian and Catalan write some words, such as articles,
// with an apostrophe instead of their last vowel: l'embarcadère, dell'acqua. The two words are one word of the index.
#pragma once

#include <span>
#include <string_view>

namespace kwic {

// Returns the elided words, such as `l` and `dell`, without the apostrophe. The articles come first.
std::span<const std::string_view> elided_words();

// Returns the elided articles, without the apostrophe.
std::span<const std::string_view> elided_articles();

// Returns whether the folded word begins with a letter before which words are elided.
bool may_follow_elision(std::string_view word);

// Returns the word without an elided word before it: `embarcadère` for `l'embarcadère`, `acqua` for `dell'acqua`.
// Returns `word` unchanged if `language`, an ISO 639 code, has no elision.
std::string_view without_elision(std::string_view language, std::string_view word);

}  // namespace kwic
