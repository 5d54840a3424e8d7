// SPDX-License-Identifier: GPL-2.0-or-later
// Converts a stored document to the public type IndexedDocument.
#pragma once

#include "open/open_index.hpp"
#include "schema/stored_document.hpp"

#include <kwic/document.hpp>

namespace kwic {

// Converts the document `stored` of `index`. If `with_text` is true, reads the text too, and throws Error (corrupt) if
// the text is incomplete.
IndexedDocument indexed_document(const OpenIndex& index, const StoredDocument& stored, bool with_text);

}  // namespace kwic
