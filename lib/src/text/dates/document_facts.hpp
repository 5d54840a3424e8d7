// SPDX-License-Identifier: GPL-2.0-or-later
// find_facts() returns the title, date and language of a document. If the application does not give the title or the
// date, it is found in the text; a date may also be found in the path of a file.
#pragma once

#include "text/blocks.hpp"
#include "text/dates/date.hpp"
#include "text/dates/head.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Longer titles are cut, because each hit contains the complete title.
inline constexpr std::size_t max_title_bytes = max_block_bytes;

// The title, date and language of a document.
struct DocumentFacts {
    std::string title;
    bool is_title_found = false;  // the title was found in the text
    FoundDate date;
    std::string language;
};

// Returns the title, date and language of `document`. If the document has no language, its language is `language`, or
// is detected if `language` is `auto`.
DocumentFacts find_facts(const Document& document, std::string_view language);

}  // namespace kwic
