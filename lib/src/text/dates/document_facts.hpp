// SPDX-License-Identifier: GPL-2.0-or-later
// find_facts() returns the title, date and language of a document. A title or date that the application does not give
// is searched for in the text, except that source files and logs have their name as title. If the text of a file has no
// date, the date is searched for in the path.
#pragma once

#include "text/blocks.hpp"
#include "text/dates/date.hpp"
#include "text/dates/head.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The maximum size of a title that the application gives. Longer titles are cut, because each hit contains the title.
inline constexpr std::size_t max_title_bytes = max_block_bytes;

struct DocumentFacts {
    std::string title;
    bool is_title_found = false;  // the document gives no title, so `title` is from its text or its name
    FoundDate date;
    std::string language;  // a tag; see text/language/language_code.hpp
};

// Returns the title, date and language of `document`. If the document does not state its language, the language is
// `language`, or is detected if `language` is `auto`.
DocumentFacts find_facts(const Document& document, std::string_view language);

}  // namespace kwic
