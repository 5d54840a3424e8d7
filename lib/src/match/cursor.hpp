// SPDX-License-Identifier: GPL-2.0-or-later
// Cursor: where a page of a listing ends, as a string that the next page is asked for with.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

struct Cursor {
    std::uint64_t listing = 0;   // hash of the query and of all options that decide what is listed, and in which order
    std::uint64_t state = 0;     // hash of the index's state
    std::string today;           // the day from which the age of documents is counted; empty if it is not
    bool is_partial = false;     // in the part of the listing with some of the words only
    std::size_t rank = 0;        // of the last document, over all pages
    std::size_t position = 0;    // documents up to it in its part of the listing
    std::string key;             // what it was sorted by
    Xapian::docid document = 0;  // its number
};

std::string to_string(const Cursor& cursor);

// Throws Error (invalid_argument) for what to_string() has not written.
Cursor parse_cursor(std::string_view text);

}  // namespace kwic
