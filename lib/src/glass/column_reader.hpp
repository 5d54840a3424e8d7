// SPDX-License-Identifier: GPL-2.0-or-later
// ColumnReader reads the values of one slot. glass/value_columns.hpp describes the format.
#pragma once

#include "glass/table_cursor.hpp"
#include "glass/tables.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::glass {

// A ColumnReader is used by one thread at a time.
class ColumnReader {
public:
    // `tables` must outlive the reader.
    ColumnReader(const Tables& tables, std::uint32_t slot);

    // Returns the value of `document`, or an empty string if the document has none. The result is valid until the next
    // call. The calls may be in any order of the documents; ascending order is faster. Throws the exceptions of
    // TableCursor.
    std::string_view value(std::uint32_t document);
};

}  // namespace kwic::glass
