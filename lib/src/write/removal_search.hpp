// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the documents that IndexWriter::remove_matching() removes.
#pragma once

#include "base/time_limit.hpp"
#include "schema/fields.hpp"
#include "schema/format_entry.hpp"

#include <kwic/query.hpp>
#include <kwic/warning.hpp>

#include <xapian.h>

#include <functional>
#include <string>
#include <vector>

namespace kwic {

// Returns the tree of a filter (see query/filter.hpp) for an index with the custom fields `fields`, whose names ascend.
using ReadFilter = std::function<Query(const std::vector<std::string>& fields)>;

// The documents to search: the documents of an index, with the uncommitted changes of a writer.
struct SearchedState {
    Xapian::Database database;
    StorageOptions storage;
    const schema::FieldEntries& fields;
};

// Returns the numbers of all documents that match the filter, ascending. A part of the filter with a field that no
// document has matches nothing, and a warning about the field is appended to `warnings`. Throws the errors of
// compile_filter().
std::vector<Xapian::docid> documents_to_remove(const SearchedState& state, const ReadFilter& read,
                                               const TimeLimit& time, std::vector<Warning>& warnings);

}  // namespace kwic
