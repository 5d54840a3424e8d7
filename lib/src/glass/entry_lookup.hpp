// SPDX-License-Identifier: GPL-2.0-or-later
// EntryLookup reads metadata and the statistics of terms. EntryLookup returns the same data as Xapian::Database. Xapian
// copies three blocks or more for each lookup. If the tables of the database are mapped, EntryLookup copies no block.
#pragma once

#include "glass/open_database.hpp"
#include "glass/table_cursor.hpp"

#include <xapian.h>

#include <optional>
#include <string>

namespace kwic::glass {

// Not thread-safe. The functions throw the exceptions of TableCursor and those of Xapian.
class EntryLookup {
public:
    explicit EntryLookup(OpenDatabase database);

    // Returns the metadata entry of `key`, or an empty string if there is none.
    std::string metadata(const std::string& key);

    // Returns whether `key` has a metadata entry.
    bool has_metadata(const std::string& key);

    struct TermStatistics {
        Xapian::doccount documents = 0;     // document frequency; 0 if the database does not have the term
        Xapian::termcount occurrences = 0;  // number of occurrences in all documents
        Xapian::termcount max_tf = 0;       // upper bound on the number of occurrences in one document
    };
    TermStatistics term(const std::string& term);

private:
    TermStatistics read_term(const std::string& term);

    OpenDatabase database_;
    std::optional<TableCursor> cursor_;  // empty if Xapian looks up the entries
    std::string key_;                    // the key of the last lookup
    Xapian::termcount max_occurrences_ = 0;
};

}  // namespace kwic::glass
