// SPDX-License-Identifier: GPL-2.0-or-later
// Converts the macros of mdoc(7) and the arguments of all macros of roff.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the arguments of a macro. Spaces separate arguments unless quotation marks enclose them or a backslash
// precedes them. A comment ends the arguments.
std::vector<std::string> roff_arguments(std::string_view line);

// Returns whether `name` is a macro of mdoc(7).
bool is_mdoc_macro(std::string_view name);

// Returns the text of the macro `name` with its arguments, such as `-v file` for `Fl v Ar file`. `page_name` is the
// text of a macro `Nm` without arguments. The result may have escape sequences.
std::string mdoc_words(std::string_view name, const std::vector<std::string>& arguments, std::string_view page_name);

}  // namespace kwic
