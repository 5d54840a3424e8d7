// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether two words that share a key (see text/stemmers.hpp) may be forms of one word. A stemmer processes each
// word separately, and gives the same stem to some unrelated words. Comparing the two words excludes many of these
// pairs.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether two folded words may be forms of one word. `key` is the Stemmers::Key::text of a key that both words
// have.
bool may_be_forms(std::string_view key, std::string_view a, std::string_view b);

}  // namespace kwic
