// SPDX-License-Identifier: GPL-2.0-or-later
// What people are told of a hit, printable and styled, for whoever lays it out.
#pragma once

#include "paragraph.hpp"

#include <kwic/results.hpp>

#include <string>
#include <vector>

namespace kwic::searcher {

// `1. Envoys resume harbour talks`, the words that were found marked; the number only where there is no title.
std::vector<Run> numbered_title(const Hit& hit);

// `a/talks.txt:17  2023-07-19`; the index, where there are several.
std::vector<Run> place(const Hit& hit, bool names_index);

// The first snippet's line stands in the place, as editors take it; further ones name theirs.
std::vector<Run> quotation(const Snippet& snippet, bool is_first);

// Fields stand in no text, and so in no quotation.
std::vector<Run> field_match(const FieldMatch& field);

// `+3 more: a/talks.txt, b/talks.txt, …`
std::vector<Run> others(const std::vector<NearDocument>& near);

// `about 1,234 documents (0.8 ms)`
std::string total(const Results& results);

}  // namespace kwic::searcher
