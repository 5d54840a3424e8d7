// SPDX-License-Identifier: GPL-2.0-or-later
// Parses any bytes as metadata entries (forms, identifiers, names, languages and fields), as a block of a table and as
// a cursor. Checks that the parsers accept the bytes or throw Error, and that a value that is written and read again is
// unchanged.
#include "fuzz/fuzz.hpp"
#include "glass/entry_lookup.hpp"
#include "glass/table_block.hpp"
#include "match/cursor.hpp"
#include "schema/fields.hpp"
#include "schema/identifier_collector.hpp"
#include "schema/schema.hpp"
#include "text/analyzer.hpp"
#include "text/names/name_key.hpp"
#include "text/stemmers.hpp"
#include "vocabulary/forms.hpp"
#include "vocabulary/identifier_lookup.hpp"
#include "vocabulary/identifiers.hpp"
#include "vocabulary/name_entries.hpp"
#include "vocabulary/name_lookup.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic;

namespace {

// Returns a database in memory. In its metadata, `entry` is the value of some keys of the forms, identifiers and names
// tables, and of the key of the languages.
Xapian::WritableDatabase database_with(std::string_view entry) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    for (const char* word : {"harbour7", "7header"}) document.add_term(word);
    database.add_document(document);
    for (const char* key : {":detente", "en:harbour", "fr:detent"})
        database.set_metadata(std::string(schema::forms_key) + key, std::string(entry));
    for (const char* part : {"harbour", "header"}) database.set_metadata(identifier_key(part), std::string(entry));
    database.set_metadata(identifier_key(std::string(4, '\0')), std::string(entry));
    for (const std::string& key : name_keys("mohamed"))
        database.set_metadata(std::string(schema::names_key) + key, std::string(entry));
    database.set_metadata(std::string(schema::languages_key), std::string(entry));
    return database;
}

// Returns the identifiers of a text.
IdentifierCollector identifiers_in(std::string_view text) {
    Analyzer analyzer;
    IdentifierCollector collected;
    collected.collect(text, analyzer.analyze(text));
    return collected;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Stemmers stemmers({"en", "fr"});
    const std::string_view entry = fuzz::as_text(data, size);
    Xapian::WritableDatabase database = database_with(entry);
    glass::EntryLookup entries(database);
    for (const char* word : {"detente", "harbour", "détente"})
        fuzz::accepts([&] { (void)forms_of(entries, stemmers, word); });
    fuzz::accepts([&] { (void)names_like({&entries}, "mohamed", false, 1); });
    fuzz::accepts([&] { (void)has_evident_name(entry); });
    std::string block(entry);
    block.resize(std::max<std::size_t>(block.size(), 2048));
    for (const unsigned level : {0u, 1u})
        fuzz::accepts([&] {
            const glass::TableBlock items(block, level);
            for (std::size_t i = 0; i < items.size(); ++i) fuzz::accepts([&] { (void)items.item(i); });
            (void)items.last_not_after("harbour", 1);
        });
    fuzz::accepts([&] {
        IdentifierPages pages;
        IdentifierLookup lookup({&entries}, pages);
        const auto receive = [](const std::vector<std::string>&) { return true; };
        lookup.with_part({"harbour"}, 3, receive);
        lookup.with_humps({"harbour", "header"}, 3, receive);
    });
    fuzz::accepts([&] { add_identifiers(database, identifiers_in("harbour7 7header")); });
    fuzz::accepts([&] { add_forms(database, stemmers, {{"detente"}, {"harbours"}}); });

    const auto languages = schema::languages_of(database);
    database.set_metadata(std::string(schema::languages_key), schema::encode_languages(languages));
    fuzz::require(schema::languages_of(database) == languages);
    fuzz::accepts([&] {
        const auto fields = schema::decode_fields(entry);
        fuzz::require(schema::decode_fields(schema::encode_fields(fields)) == fields);
    });

    fuzz::accepts([&] {
        const Cursor cursor = parse_cursor(entry);
        fuzz::require(to_string(parse_cursor(to_string(cursor))) == to_string(cursor));
    });
    Cursor cursor;
    cursor.key = entry;
    cursor.rank = size;
    fuzz::require(parse_cursor(to_string(cursor)).key == entry);
    return 0;
}
