// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the custom fields of a document that match the query, and the words to highlight in them. A hit shows these
// fields in addition to snippets of the text.
#pragma once

#include "compile/compiler.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <vector>

namespace kwic {

// Returns the custom fields that meet one of `conditions`, in the order in which the document has them.
std::vector<FieldMatch> field_matches(const StoredDocument& document, const std::vector<FieldCondition>& conditions,
                                      Analyzer& analyzer);

}  // namespace kwic
