// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/open_tables.hpp"

#include "index/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace kwic {
namespace {

// Every document of kwic's has data.
bool has_data(const Xapian::Database& database) {
    return database.get_doccount() == 0 || !database.get_document(*database.postlist_begin("")).get_data().empty();
}

// Whether there is no such file. Throws Error (io) if it cannot be opened.
bool is_absent(const std::filesystem::path& table) {
    const int fd = open(table.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) close(fd);
    if (fd < 0 && errno != ENOENT) fail_io("open", table);
    return fd < 0;
}

}  // namespace

Xapian::Database open_tables(const std::filesystem::path& generation) {
    const Xapian::Database database(generation.string());
    if (are_tables_open(database, generation)) return database;
    return Xapian::Database(generation.string());  // a table without entries looks the same
}

bool are_tables_open(const Xapian::Database& database, const std::filesystem::path& generation) {
    return (database.has_positions() || is_absent(generation / "position.glass")) &&
           (has_data(database) || is_absent(generation / "docdata.glass"));
}

}  // namespace kwic
