// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the data of documents (Xapian::Document::get_data()).
#pragma once

#include "glass/tables.hpp"

#include <cstdint>
#include <string>

namespace kwic::glass {

// Returns the data of `document`, or an empty string if the database has no such document or the document has no data.
// Throws the exceptions of TableCursor.
std::string document_data(const Tables& tables, std::uint32_t document);

}  // namespace kwic::glass
