// SPDX-License-Identifier: GPL-2.0-or-later
// matching_lines() makes snippets of whole lines.
#pragma once

#include "schema/stored_document.hpp"

#include <kwic/results.hpp>
#include <kwic/span.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// Returns the lines of `text` that have a byte of one of `matches`, and the `context` lines before and after each of
// these lines. Adjacent lines form one snippet, without the end of its last line. A line ends with LF or CR LF.
// `matches` must be ascending and disjoint. Returns at most `max_count` snippets, in the order of the text.
std::vector<Snippet> matching_lines(std::string_view text, const std::vector<Span>& matches, std::size_t context,
                                    std::size_t max_count);

// Returns the snippets with the numbers that their lines have in the file of the document. Lines that are adjacent in
// the text, but not in the file, become separate snippets.
std::vector<Snippet> with_file_lines(const std::vector<Snippet>& snippets, const StoredDocument& document);

}  // namespace kwic
