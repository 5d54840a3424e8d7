// SPDX-License-Identifier: GPL-2.0-or-later
// Document -> its title, date and language: as they were given, or else found in its text.
#pragma once

#include "text/blocks.hpp"
#include "text/dates/date.hpp"
#include "text/dates/head.hpp"

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// Longer titles are cut; they are shown whole with each hit.
inline constexpr std::size_t max_title_bytes = max_block_bytes;

struct DocumentFacts {
    std::string title;
    bool is_title_found = false;  // in the text
    FoundDate date;
    std::string language;
};

// `language`: of documents that name none, or `auto`.
DocumentFacts find_facts(const Document& document, std::string_view language);

}  // namespace kwic
