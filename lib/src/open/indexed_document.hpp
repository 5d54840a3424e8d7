// SPDX-License-Identifier: GPL-2.0-or-later
// What an index keeps of a document -> IndexedDocument.
#pragma once

#include "schema/stored_document.hpp"
#include "open/open_index.hpp"

#include <kwic/document.hpp>

namespace kwic {

// `index` is the one that `stored` is of. Throws Error (corrupt) for a text that is not whole.
IndexedDocument indexed_document(const OpenIndex& index, const StoredDocument& stored, bool with_text);

}  // namespace kwic
