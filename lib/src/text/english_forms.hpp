// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether two English words that share a stem are forms of one word. Snowball's English stemmer removes most
// suffixes, and so gives one stem to unrelated words: alternation and alternatively, fining and finely.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether two folded words with the same stem may be forms of one word. Returns true if both may be inflected
// forms of one word, or if suffixes may derive one word from a form of the other (teach, teachers; negotiate,
// negotiation) or both words from one verb (computation, computer). The rules compare letters and use no dictionary.
bool may_be_english_forms(std::string_view a, std::string_view b);

}  // namespace kwic
