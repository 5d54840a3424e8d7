// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the first sentence of a paragraph, and shortens titles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Returns the size in bytes of the first sentence of `text`, or the size of `text` if it has only one sentence. A full
// stop after an abbreviation, an initial or a number of one or two digits does not end a sentence. Closing quotation
// marks after the stop belong to the sentence.
std::size_t first_sentence(std::string_view text);

// Returns whether `text` ends with a full stop, which closing quotation marks may follow. Titles seldom do.
bool ends_with_stop(std::string_view text);

// Returns `text` with each sequence of white space replaced by a space and, if it has more than `limit` characters, cut
// so that it has at most `limit` characters with the ellipsis that is appended. The cut is between words if there is a
// space in the second half.
std::string shorten(std::string_view text, std::size_t limit);

}  // namespace kwic
