// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the first line of `head` that can be a title, or an empty string if there is none. Dates, bylines, mail
// headers except the subject, and boilerplate of web pages, such as `2 min read`, are not titles. Markers such as `# `
// and `Subject:` are removed, and white space is collapsed. If the line is a long paragraph, returns the first sentence
// of the paragraph. The result has at most 200 bytes; longer titles are cut, between words if possible. Reads at most
// the first head_bytes bytes of `head`. `language` is the language of the text, or empty if it is unknown.
std::string find_title(std::string_view head, std::string_view language = {});

}  // namespace kwic
