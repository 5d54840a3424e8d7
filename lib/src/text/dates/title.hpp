// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the title of the text that begins with `head`, or an empty string if there is none.
//
// The title is the first line that can be a headline. Dates, bylines, mail headers except the subject, names of
// sections, labels such as `EXCLUSIVE`, and buttons and navigation lines of web pages are not headlines. A line that
// continues on the next line is joined with it. If a paragraph precedes any headline, the title is the first sentence
// of the paragraph without its dateline, cut to at most 100 characters with an ellipsis. If there is neither, the title
// is a place with a date, or a label. Markers such as `# ` and `Subject:`, and a colon at the end are removed, and
// white space is collapsed. A title has at most 200 characters; longer headlines are cut with an ellipsis.
//
// Reads at most the first head_bytes bytes of `head`. `language` is the language of the text, or empty if it is
// unknown.
std::string find_title(std::string_view head, std::string_view language = {});

}  // namespace kwic
