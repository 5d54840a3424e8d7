// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes the format of a text by its beginning and by the name of its file.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

enum class TextFormat {
    unknown,  // prose or code
    prose,    // prose with little markup, such as Markdown or TeX
    code,     // source code
    markup,   // HTML or XML
    roff,     // manual pages
    catalog,  // translations in the PO format of GNU gettext
};

// Returns the format of `text`. `name` is the path of the file; it may be empty. Never returns `catalog`, which is
// recognized only when the lines of the text are read.
TextFormat format_of(std::string_view text, std::string_view name);

// Returns the offset at which the front matter or the mail headers at the beginning of `text` end. If the text has
// neither front matter nor mail headers, returns the size of its byte-order mark, or 0 if it has no byte-order mark.
std::size_t end_of_headers(std::string_view text);

}  // namespace kwic
