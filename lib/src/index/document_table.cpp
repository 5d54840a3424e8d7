// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/document_table.hpp"

#include "index/schema.hpp"
#include "index/terms.hpp"

namespace kwic {
namespace {

std::string from_hex(std::string_view hex) {
    std::string bytes;
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
    return bytes;
}

}  // namespace

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
        table.emplace(from_hex(std::string_view(term).substr(prefix.size())), entry);
    });
    return table;
}

}  // namespace kwic
