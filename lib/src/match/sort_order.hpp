// SPDX-License-Identifier: GPL-2.0-or-later
// SortOrder: the parsed keys of SearchOptions::sort.
#pragma once

#include "schema/fields.hpp"

#include <string>
#include <vector>

namespace kwic {

// A key by which documents are ordered.
struct SortKey {
    enum class By { relevance, date, path, title, field };
    By by = By::relevance;
    bool is_descending = false;
    std::string field = {};         // with By::field: the name of the field
    schema::FieldEntry entry = {};  // with By::field: the entry of the field
    friend bool operator==(const SortKey&, const SortKey&) = default;
};

using SortOrder = std::vector<SortKey>;

// Reads SearchOptions::sort. `fields` are the fields of the indexes. Throws Error (invalid_argument) if a key is not a
// built-in name or a field that documents can be sorted by.
SortOrder read_sort_order(const std::vector<std::string>& sort, const schema::FieldEntries& fields);

// Returns whether SearchOptions::sort is empty or `relevance`. In both cases, the best documents come first.
bool is_by_relevance(const std::vector<std::string>& sort);

}  // namespace kwic
