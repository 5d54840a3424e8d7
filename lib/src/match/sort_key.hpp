// SPDX-License-Identifier: GPL-2.0-or-later
// Makes sort keys, which are byte strings. A sort by path, title or date puts documents in ascending order of their
// keys.
//
// Titles are in alphabetical order (see collation.hpp). Documents with equal titles are in the order of their ids.
// Documents without a title come last. Paths are compared component by component. The files of a folder come before
// its subfolders.
#pragma once

#include "schema/stored_document.hpp"

#include <kwic/searcher.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Returns whether the stored record of a document is needed to compute the key of the document. This is the case for
// Sort::path and Sort::title.
bool has_key(Sort sort);

// Returns the key of a document. `sort` must not be Sort::relevance.
std::string sort_key(Sort sort, const StoredDocument& document);

// These functions return the parts of a key. A key for Sort::path is folder_key() of the document's folder, followed by
// own_key(). A key for Sort::title is own_key() alone. `folder` is the value at schema::folder_slot, or empty for a
// document that is not a file.
std::string folder_key(std::string_view folder);
std::string own_key(Sort sort, const StoredDocument& document);

// Returns the key for Sort::date and Sort::date_descending, which has 8 bytes. `date` is the value at
// schema::date_slot. Documents without a date come last.
std::string date_key(Sort sort, std::string_view date);

// Returns the part of `key` that folder_key() made. If `sort` is not Sort::path, returns an empty string.
std::string_view folder_part(Sort sort, std::string_view key);

}  // namespace kwic
