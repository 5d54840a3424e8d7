// SPDX-License-Identifier: GPL-2.0-or-later
// find_facts(): the title, date and language of a document, as given or else found in its text.
#pragma once

#include "text/blocks.hpp"
#include "text/dates/date.hpp"
#include "text/dates/head.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Longer titles are cut, because each hit contains the whole title.
inline constexpr std::size_t max_title_bytes = max_block_bytes;

// The title, date and language of a document.
struct DocumentFacts {
    std::string title;
    bool is_title_found = false;  // the title was found in the text
    FoundDate date;
    std::string language;
};

// `language` is the language of documents without one, or `auto` to detect it.
DocumentFacts find_facts(const Document& document, std::string_view language);

}  // namespace kwic
