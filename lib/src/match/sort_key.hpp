// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the sort keys of documents for the orders by date, path and title. A sort key is a byte string or a number;
// documents are sorted by comparing their sort keys.
//
// Titles are in alphabetical order (see collation.hpp). Paths are compared component by component. The files of a
// folder come before its subfolders.
#pragma once

#include "schema/stored_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

// Returns the key of a document in a sort by path: folder_key() of its folder, followed by own_key().
std::string path_key(const StoredDocument& document);

// Returns the key of a folder. `folder` is the value at schema::folder_slot, or empty for a document that is not a
// file.
std::string folder_key(std::string_view folder);

// Returns the part of the key of a document that follows the key of its folder.
std::string own_key(const StoredDocument& document);

// Returns the part of `key`, a path_key(), that folder_key() made.
std::string_view folder_part(std::string_view key);

// Returns the key in a sort by title, or nothing if the document has no title.
std::optional<std::string> title_key(const StoredDocument& document);

// Returns the sort key of a date: the later of two dates has the greater number. `date` is the value at
// schema::date_slot and must not be empty.
std::uint64_t date_number(std::string_view date);

}  // namespace kwic
