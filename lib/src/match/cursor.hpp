// SPDX-License-Identifier: GPL-2.0-or-later
// Cursor: identifies the last document of a page of results, so that the next page can begin after this document. The
// caller of a search gets the cursor as an opaque string, and passes this string to request the next page.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

struct Cursor {
    std::uint64_t listing = 0;   // hash of the query and of all options that select or order documents
    std::uint64_t state = 0;     // hash of the state of the index
    std::string today;           // the day from which ages are measured; unused if SearchOptions::recency_days is 0
    bool is_partial = false;     // whether the document is a partial match, which lacks words of the query
    std::size_t rank = 0;        // rank of the document over all pages
    std::size_t position = 0;    // number of matches of this kind (full or partial) up to this document
    std::string key;             // sort key of the document; with Sort::relevance, the serialized score
    Xapian::docid document = 0;  // document number
};

std::string to_string(const Cursor& cursor);

// Parses a result of to_string(). Throws Error (invalid_argument) for any other text.
Cursor parse_cursor(std::string_view text);

}  // namespace kwic
