// SPDX-License-Identifier: GPL-2.0-or-later
// Converts the parts of a hit to printable, styled text. The text printer and the interactive view lay out this text.
#pragma once

#include "paragraph.hpp"

#include <kwic/results.hpp>

#include <string>
#include <vector>

namespace kwic::searcher {

// Returns the rank, a period, and the title with its matches highlighted. If the document has no title, returns only
// the rank and the period.
std::vector<Run> numbered_title(const Hit& hit);

// Returns path, line and date, such as `a/talks.txt:17  2023-07-19`, and the index if `names_index` is true. The line
// number is the number of the line in which the first snippet begins. Many editors can open `PATH:LINE`.
std::vector<Run> hit_location(const Hit& hit, bool names_index);

// Returns a snippet with its matches highlighted. Unless `is_first` is true, the text begins with the line number;
// hit_location() returns the line number of the first snippet.
std::vector<Run> snippet_runs(const Snippet& snippet, bool is_first);

// Returns the name of a custom field and its value with the matches highlighted.
std::vector<Run> field_match(const FieldMatch& field);

// Returns a text with the number of documents in `near` and the locations of the first three documents, such as
// `+3 more: a/talks.txt, b/talks.txt, c/talks.txt`. `near` is the member Hit::near of a hit.
std::vector<Run> near_documents(const std::vector<NearDocument>& near);

// Returns a text such as `about 1,234 documents (0.8 ms)`.
std::string total(const Results& results);

}  // namespace kwic::searcher
