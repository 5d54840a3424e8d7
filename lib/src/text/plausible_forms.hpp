// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether two words that share a key (see text/stemmers.hpp) may be forms of one word. Stemmers see one word at
// a time, and give one stem to some unrelated words. A comparison of the two words recognizes many of these cases.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether two folded words with the key `key` may be forms of one word. `key` has the form of
// Stemmers::Key::text. `is_known` states whether a text contains `a`. A word that no text contains may be typed without
// its accents.
bool may_be_forms(std::string_view key, std::string_view a, std::string_view b, bool is_known = true);

}  // namespace kwic
