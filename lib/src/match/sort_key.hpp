// SPDX-License-Identifier: GPL-2.0-or-later
// The keys by which documents are sorted by path, title or date. Keys are compared as bytes, in ascending order.
//
// Titles are in alphabetical order (see collation.hpp), equal titles in the order of ids; documents without a title
// come last. Paths are compared component by component. The files of a folder come before its subfolders.
#pragma once

#include "schema/stored_document.hpp"

#include <kwic/searcher.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Whether the key of a document can only be computed from its stored record: for Sort::path and Sort::title.
bool has_key(Sort sort);

// The key of a document. `sort` must not be Sort::relevance.
std::string sort_key(Sort sort, const StoredDocument& document);

// The two parts of a key. For Sort::path it begins with the key of the folder, which is as in schema::folder_slot
// (empty for a document that is not a file); for Sort::title there is only the document's own part.
std::string folder_key(std::string_view folder);
std::string own_key(Sort sort, const StoredDocument& document);

// The key for Sort::date and Sort::date_descending. `day` is the value at schema::date_slot; documents without a date
// come last.
std::string day_key(Sort sort, std::string day);

// The folder's part of a key; empty unless `sort` is Sort::path.
std::string_view folder_part(Sort sort, std::string_view key);

}  // namespace kwic
