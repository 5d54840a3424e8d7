// SPDX-License-Identifier: GPL-2.0-or-later
// The head of a text -> its title.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// The first line of `head`, the first 2 KiB or so of a text, that is a title: no date, byline, header of a mail or
// boilerplate of a web page such as `2 min read`. Marks such as `# ` and `Subject:` are left out, white space is
// collapsed. Of a paragraph its first sentence. At most 200 bytes, cut between words where that can be; empty if there
// is no title.
std::string find_title(std::string_view head);

}  // namespace kwic
