// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/open_database.hpp"

#include "glass/encoding.hpp"
#include "glass/table_cursor.hpp"

#include <string>
#include <string_view>

namespace kwic::glass {
namespace {

std::string tag_of(const OpenTable& table, std::string_view key) { return TableCursor(table).tag_of(key); }

}  // namespace

// With DOC_ASSUME_VALID, Xapian does not check that the document exists.
std::string OpenDatabase::data(Xapian::docid document) const {
    if (!tables) return database.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
    std::string key;
    append_sortable(key, document);
    return tag_of(tables->table(docdata_table), key);
}

std::string OpenDatabase::metadata(std::string_view key) const {
    if (!tables) return database.get_metadata(std::string(key));
    return tag_of(tables->table(postlist_table), std::string(metadata_prefix).append(key));
}

}  // namespace kwic::glass
