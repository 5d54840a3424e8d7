// SPDX-License-Identifier: GPL-2.0-or-later
// Finds places at which a text may be cut without separating a character from its accents and other marks, or the parts
// of an emoji from each other. Applies the main rules of Unicode Standard Annex #29 for grapheme clusters.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns whether the text may be cut at byte `at`. `at` must be the beginning of a character or the end of the text.
bool is_cluster_start(std::string_view text, std::size_t at);

// Returns the last place at or before byte `at` where the text may be cut. If there is no such
// place within the 32 characters before `at`, returns the beginning of these characters.
std::size_t cluster_start(std::string_view text, std::size_t at);

// Returns the first place at or after byte `at` where the text may be cut. `at` must be the beginning of a character or
// the end of the text. If there is no such place within the next 32 characters, returns the end of these characters.
std::size_t cluster_end(std::string_view text, std::size_t at);

}  // namespace kwic
