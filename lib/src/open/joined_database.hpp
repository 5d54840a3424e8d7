// SPDX-License-Identifier: GPL-2.0-or-later
// JoinedDatabase: combines several open indexes into one Xapian database, so that the IDF of a term is computed over
// all documents.
//
// Document d of the joined database is document (d - 1) / n + 1 of index (d - 1) % n, where n is the number of indexes.
#pragma once

#include "open/open_index.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "vocabulary/forms.hpp"

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace kwic {

class JoinedDatabase {
public:
    // Joins the current states of `indexes`, which must outlive the JoinedDatabase. The indexes of an earlier call are
    // no longer part of the database.
    void join(std::vector<const OpenIndex*> indexes);

    const std::vector<const OpenIndex*>& indexes() const { return indexes_; }
    const Xapian::Database& database() const { return opened_.database; }

    // Returns the database, with its tables if it is a single local index.
    const glass::OpenDatabase& opened() const { return opened_; }

    const WordTables& tables() const { return tables_; }

    // Returns the fields of all indexes, except those in conflicting_fields().
    const schema::FieldEntries& fields() const { return fields_; }

    // Returns the names of fields that cannot be searched, because two indexes store the field in different value
    // slots.
    const std::set<std::string>& conflicting_fields() const { return conflicting_fields_; }

    bool has_remote() const { return tables_.has_remote; }
    bool is_single_local() const { return indexes_.size() == 1 && !has_remote(); }

    // These functions return the index that holds document `id`, as an offset in indexes() and as a reference.
    std::size_t index_number(Xapian::docid id) const { return (id - 1) % indexes_.size(); }
    const OpenIndex& index_of(Xapian::docid id) const { return *indexes_[index_number(id)]; }

    // Returns the number of document `id` within its index.
    Xapian::docid number_in_index(Xapian::docid id) const {
        return static_cast<Xapian::docid>((id - 1) / indexes_.size() + 1);
    }

private:
    void add_fields(const schema::FieldEntries& fields);

    std::vector<const OpenIndex*> indexes_;
    glass::OpenDatabase opened_{Xapian::Database()};
    WordTables tables_;
    schema::FieldEntries fields_;
    std::set<std::string> conflicting_fields_;
};

}  // namespace kwic
