// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document_table.hpp"

#include "index/schema.hpp"
#include "index/terms.hpp"

namespace kwic {
DocumentTable load_document_table(const Xapian::Database& database) {
    std::unordered_map<Xapian::docid, FileStamp> stamps;
    for (auto value = database.valuestream_begin(schema::modified_slot);
         value != database.valuestream_end(schema::modified_slot); ++value)
        stamps[value.get_docid()].modified = static_cast<std::int64_t>(schema::from_big_endian(*value));
    for (auto value = database.valuestream_begin(schema::size_slot);
         value != database.valuestream_end(schema::size_slot); ++value)
        stamps[value.get_docid()].size = schema::from_big_endian(*value);

    DocumentTable table;
    table.reserve(database.get_doccount());
    const std::string prefix(schema::id_prefix);
    for_each_term(database, prefix, [&](const std::string& term, const Xapian::TermIterator&) {
        const auto posting = database.postlist_begin(term);
        if (posting == database.postlist_end(term)) return;
        DocumentEntry entry{*posting, {}, false};
        if (const auto stamp = stamps.find(entry.document); stamp != stamps.end()) entry.file = stamp->second;
        table.emplace(schema::hash_of_term(term), entry);
    });
    return table;
}

}  // namespace kwic
