// SPDX-License-Identifier: GPL-2.0-or-later
// Orders by what only the stored document tells, as keys that are compared as bytes, ascending.
//
// Titles are in the order of letters, after them documents without one; of the same title in that of ids. Paths are
// ordered name by name, the files of a folder before its subfolders, so that they stand together.
#pragma once

#include "schema/stored_document.hpp"

#include <kwic/searcher.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Whether `sort` needs the stored document for its key: by path or title.
bool has_key(Sort sort);

// By path, title, or date.
std::string sort_key(Sort sort, const StoredDocument& document);

// A key has two parts: that of the folder, for files sorted by path, and its own. `folder` is as the index has it;
// empty for what is no file.
std::string folder_key(std::string_view folder);
std::string own_key(Sort sort, const StoredDocument& document);

// `day`: the value at schema::date_slot. Documents without a date come last.
std::string day_key(Sort sort, std::string day);

// The first part of a key.
std::string_view folder_part(Sort sort, std::string_view key);

}  // namespace kwic
