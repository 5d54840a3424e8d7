// SPDX-License-Identifier: GPL-2.0-or-later
// An OpenDatabase is a database that is open for reading. An OpenDatabase with a Tables object reads entries through
// the Tables object, which is faster than Xapian. In an OpenDatabase without a Tables object, Xapian reads the entries.
#pragma once

#include "glass/tables.hpp"

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {

// The functions throw the exceptions of TableCursor and those of Xapian.
struct OpenDatabase {
    // Xapian reads all entries. `opened` may be remote, or consist of several databases.
    OpenDatabase(Xapian::Database opened) : database(std::move(opened)) {}

    // Reads the entries through `opened_tables`, which are the tables of `opened`. If `opened_tables` is null, Xapian
    // reads the entries.
    OpenDatabase(Xapian::Database opened, std::shared_ptr<const Tables> opened_tables)
        : database(std::move(opened)), tables(std::move(opened_tables)) {}

    // Opens the tables of the local database `opened`; see Tables::open().
    static OpenDatabase local(const Xapian::Database& opened, const std::filesystem::path& folder, bool mapped) {
        return {opened, Tables::open(opened, folder, mapped)};
    }

    // Returns the data of `document`, or an empty string if the database has no such document or the document has no
    // data.
    std::string data(Xapian::docid document) const;

    // Returns the metadata entry of `key`, or an empty string if there is none.
    std::string metadata(std::string_view key) const;

    // See Tables::is_unchanged(). Returns true if Xapian reads the entries.
    bool is_unchanged() const { return !tables || tables->is_unchanged(); }

    Xapian::Database database;
    std::shared_ptr<const Tables> tables;
};

}  // namespace kwic::glass
