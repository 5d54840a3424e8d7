// SPDX-License-Identifier: GPL-2.0-or-later
// Replaces the custom fields of a document in an index; the text of the document is not needed.
#pragma once

#include "schema/postings.hpp"
#include "schema/stored_document.hpp"
#include "text/analyzer.hpp"

#include <kwic/document.hpp>

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// Returns `old` without the fields whose names are in `removed`, and with the values in `fields`. The new values of a
// field take the place of its first old value, or follow all other values if the field had no value.
std::vector<Field> patched(const std::vector<Field>& old, std::span<const Field> fields,
                           std::span<const std::string> removed);

// Returns the content hash of the document `stored` with other fields. `text` is the text of the document, and is
// ignored if the index stores no texts. If the hash cannot be computed, because the text or the complete title is not
// stored, returns a hash that differs from the hash of any document that IndexWriter::put() receives, except with a
// probability of about 2^-64. A later put() of the same document then replaces the document.
std::uint64_t content_hash_with(const StoredDocument& stored, std::string_view text, const std::vector<Field>& fields);

// Replaces the terms and values of all custom fields of `document` by the terms and values in `prepared`. Replaces the
// record by `stored` with the fields and the content hash of `prepared`. `document` must be the document of the record
// `stored`. `positions` states whether the index stores positions.
void replace_fields(Xapian::WritableDatabase& database, Xapian::Document& document, StoredDocument stored,
                    PreparedDocument prepared, bool positions, const TextCodec& codec, Analyzer& analyzer);

}  // namespace kwic
