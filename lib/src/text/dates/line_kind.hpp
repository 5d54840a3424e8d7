// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "text/dates/head_lines.hpp"

#include <string_view>

namespace kwic {

enum class LineKind {
    none,        // never a title: a date, a byline, a header, a button or a navigation line of a page
    label,       // says what follows, such as `EXCLUSIVE`, the name of a section or of a newspaper
    place,       // capitalized words and a date, such as `Port Azul, 12 March 2021`: the title if no headline follows
    salutation,  // addresses the reader of a letter
    text,        // a title or the beginning of the text
};

// Returns the kind of a line of the head. `language` is the language of the text, or empty.
LineKind line_kind(const HeadLine& line, std::string_view language);

}  // namespace kwic
