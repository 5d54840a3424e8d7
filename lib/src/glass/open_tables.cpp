// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/open_tables.hpp"

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "glass/file_names.hpp"

#include <fcntl.h>

#include <cerrno>
#include <filesystem>

namespace kwic::glass {
namespace {

// A document without data, or without terms, shows that a table is missing, because every document of kwic has data and
// at least one term, its id.

bool has_data(const Xapian::Database& database, Xapian::docid first) {
    return !database.get_document(first).get_data().empty();
}

bool has_terms(const Xapian::Database& database, Xapian::docid first) {
    try {
        return database.termlist_begin(first) != database.termlist_end(first);
    } catch (const Xapian::DocNotFoundError&) {
        return false;
    }
}

// Returns true if the file does not exist. Throws Error (io) if the file exists but cannot be opened.
bool is_absent(const std::filesystem::path& table) {
    const Descriptor file(open(table.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.is_open() && errno != ENOENT) fail_io("open", table);
    return !file.is_open();
}

}  // namespace

Xapian::Database open_tables(const std::filesystem::path& generation) {
    const Xapian::Database database(generation.string());
    if (are_tables_open(database, generation)) return database;
    // Opens the database again, because Xapian may be able to open all tables now. Does not check the tables again,
    // because the check also fails if a table exists but is empty.
    return Xapian::Database(generation.string());
}

bool are_tables_open(const Xapian::Database& database, const std::filesystem::path& generation) {
    if (!database.has_positions() && !is_absent(generation / table_files[position_table])) return false;
    if (database.get_doccount() == 0) return true;
    const Xapian::docid first = *database.postlist_begin("");
    return (has_data(database, first) || is_absent(generation / table_files[docdata_table])) &&
           (has_terms(database, first) || is_absent(generation / table_files[termlist_table]));
}

}  // namespace kwic::glass
