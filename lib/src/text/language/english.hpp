// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes English faster than CLD2.
#pragma once

#include <string_view>

namespace kwic {

// Returns whether function words of English are so frequent that the words are certainly those of an English text, and
// occur in each of `parts` parts of equal size. Returns false for about half of the English samples of 200 bytes. The
// words are separated by spaces.
bool is_certainly_english(std::string_view words, std::size_t parts);

// Returns whether at least 1/8 of the words are function words of English, as in most English texts.
bool may_be_english(std::string_view words);

}  // namespace kwic
