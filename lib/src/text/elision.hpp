// SPDX-License-Identifier: GPL-2.0-or-later
// Elision: some words of French, Italian and Catalan, such as articles, lose their last vowel before a word that begins
// with a vowel or h. An apostrophe replaces the vowel: l'embarcadère, dell'acqua. In the index, the elided word and the
// word after it are one word.
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

// Returns `word` without the elided word at its beginning: `embarcadère` for `l'embarcadère`, `acqua` for `dell'acqua`.
// Returns `word` unchanged if `language`, an ISO 639 code, has no elision.
std::string_view without_elision(std::string_view language, std::string_view word);

}  // namespace kwic
