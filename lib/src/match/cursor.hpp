// SPDX-License-Identifier: GPL-2.0-or-later
// Cursor: the position of the last document of a page in its listing. The caller gets it as an opaque string and
// passes that string to request the next page.
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
    std::string today;           // the day from which the age of documents is counted; empty if age does not count
    bool is_partial = false;     // whether the document belongs to the partial matches, which follow the full matches
    std::size_t rank = 0;        // rank of the document over all pages
    std::size_t position = 0;    // number of documents up to this one, counted within full or partial matches
    std::string key;             // sort key of the document
    Xapian::docid document = 0;  // document number
};

std::string to_string(const Cursor& cursor);

// Throws Error (invalid_argument) if `text` was not written by to_string().
Cursor parse_cursor(std::string_view text);

}  // namespace kwic
