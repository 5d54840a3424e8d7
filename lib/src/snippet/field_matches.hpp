// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the fields of a document, other than title and text, that match the query, and the words to highlight in them.
// Hits show these fields in addition to snippets, which come from the text.
#pragma once

#include "compile/compiler.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <vector>

namespace kwic {

// Returns the matching fields in the order of the document.
std::vector<FieldMatch> field_matches(const StoredDocument& document, const std::vector<FieldCondition>& conditions,
                                      Analyzer& analyzer);

}  // namespace kwic
