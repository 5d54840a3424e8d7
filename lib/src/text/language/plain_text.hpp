// SPDX-License-Identifier: GPL-2.0-or-later
// Removes markup from a piece of a text. A piece that is not at the beginning of the text may begin inside markup.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns `piece`, which is HTML or XML, without tags, comments, scripts and examples of code.
std::string without_tags(std::string_view piece);

// Returns `piece`, which is a part of a manual page, without macros, examples, escapes, and words in another font.
std::string without_roff(std::string_view piece);

// Returns the translations in `piece`, which is a part of a PO file, with one translation per line.
std::string translations_in(std::string_view piece);

}  // namespace kwic
