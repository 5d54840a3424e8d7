// SPDX-License-Identifier: GPL-2.0-or-later
// Recognizes the format of a text by its beginning and by the name of its file.
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

enum class TextFormat {
    unknown,  // may be prose or code
    prose,    // prose with little markup, such as Markdown or TeX
    code,     // source code
    markup,   // HTML or XML
    roff,     // manual pages
    catalog,  // translations in the PO format of GNU gettext
};

// Returns the format of `text`. `name` is the path of the file, or may be empty. The result is not `catalog`.
TextFormat format_of(std::string_view text, std::string_view name);

// Returns the offset at which the headers of a mail or the front matter of a text end. Returns the size of the
// byte-order mark if the text has neither.
std::size_t end_of_headers(std::string_view text);

}  // namespace kwic
