// SPDX-License-Identifier: GPL-2.0-or-later
// Finds a title that a text states: the subject of a mail or a letter, or the title in the front matter of a page.
#pragma once

#include "text/dates/head_lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the title after a word such as `Title:`, `Subject:` or `Betreff:`, or nothing if no line of `lines` begins
// with one. Such a line must be the first line, or follow lines of front matter, headers or addresses, but not a
// paragraph. The lines that continue a header are joined with it, and quotation marks around the title are removed.
std::optional<std::string> find_subject(std::string_view head, const std::vector<HeadLine>& lines);

// Returns the index of the first line after the front matter of the head, which `---` or `+++` encloses, or 0 if there
// is no front matter.
std::size_t lines_after_front_matter(std::string_view head, const std::vector<HeadLine>& lines);

}  // namespace kwic
