// SPDX-License-Identifier: GPL-2.0-or-later
// Which of a document's further fields have what the query asked for in them. They are no part of the text, so that no
// quotation shows them.
#pragma once

#include "compile/compiler.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/results.hpp>

#include <vector>

namespace kwic {

// In the order of the document's fields.
std::vector<FieldMatch> field_matches(const StoredDocument& document, const std::vector<FieldCondition>& conditions,
                                      Analyzer& analyzer);

}  // namespace kwic
