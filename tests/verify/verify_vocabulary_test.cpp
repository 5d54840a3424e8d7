// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that the check of an index finds damage in its tables of words, names, languages and custom fields.
#include "base/bytes.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "verify/damaged_index.hpp"
#include "vocabulary/lexicon.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::findings_after;
using test::names;
using test::Strings;

std::string piece(const std::string& word) {
    std::string bytes;
    append_string(bytes, word);
    return bytes;
}

TEST_SUITE("verify vocabulary") {
    TEST_CASE("missing and wrong entries of the forms table are reported") {
        const std::string key = "Fen:harbour";
        CHECK(findings_after([&](auto& database) { database.set_metadata(key, ""); }) ==
              Strings{"forms table, key 'en:harbour': 'harbours' is missing"});
        CHECK(findings_after([&](auto& database) {
                  database.set_metadata(key, piece("unheard") + piece("harbours"));
              }) == Strings{"forms table, key 'en:harbour': 'unheard' does not belong to this key"});
        CHECK(names(findings_after([](auto& database) { database.set_metadata("Fen:unheard", "\xff"); }),
                    "forms table, key 'en:unheard': "));
        CHECK(names(
            findings_after([&](auto& database) { database.set_metadata(key, piece("harboured") + piece("harbours")); }),
            "forms table, key 'en:harbour': its words are out of order"));
        // Words of removed documents may remain in the table.
        CHECK(findings_after([&](auto& database) {
                  database.set_metadata(key, piece("harbours") + piece("harboured"));
              }) == Strings{});
    }

    TEST_CASE("missing and wrong entries of the names table are reported") {
        const auto first_key = [](const Xapian::Database& database) {
            return *database.metadata_keys_begin(std::string(schema::names_key));
        };
        CHECK(names(findings_after([&](auto& database) { database.set_metadata(first_key(database), ""); }),
                    "'kadhafi' is missing"));
        CHECK(names(findings_after([&](auto& database) {
                        const std::string key = first_key(database);
                        database.set_metadata("Nzzzz", database.get_metadata(key));
                    }),
                    "names table, key 'zzzz': 'kadhafi' does not belong to this key"));
    }

    TEST_CASE("missing and wrong entries of the identifiers table are reported") {
        // In the table, covid19 has the number 0, and parse|http|header has the number 1.
        const auto with_entry = [](const std::string& key, const std::string& entry) {
            return findings_after([&](auto& database) { database.set_metadata("I" + key, entry); });
        };
        const std::string page(4, '\0');
        const std::string identifiers = '\0' + piece("covid19") + '\0' + piece("parse|http|header");
        CHECK(with_entry("http", "\x10") == Strings{});
        CHECK(with_entry(page, identifiers) == Strings{});
        CHECK(with_entry("http", "") == Strings{"identifiers table, part 'http': 'parsehttpheader' is missing"});
        CHECK(with_entry("http", "\xff") ==
              Strings{"identifiers table, part 'http': 'parsehttpheader' is missing",
                      "identifiers table, part 'http': the index is damaged: a record ends too early"});
        CHECK(with_entry("head", "\x10") ==
              Strings{"identifiers table, part 'head': 'parsehttpheader' does not belong to it"});
        CHECK(with_entry("http", "\x10\x01") == Strings{"identifiers table, part 'http': a word is listed twice"});
        CHECK(with_entry("http", "\x10\x20") == Strings{"identifiers table, part 'http': a word is not in the table"});
        CHECK(with_entry(page, identifiers.substr(0, 9)).front().starts_with("identifiers table"));
        CHECK(with_entry(page, identifiers + '\0' + piece("harbours")).front().ends_with("'harbours' has no parts"));
        CHECK(with_entry(page, "").back() == "identifiers table: 'parsehttpheader' is missing");
        // Damage to the identifiers table does not hide damage to the forms table.
        const Strings several = findings_after([&](auto& database) {
            database.set_metadata("I" + page, "\xff");
            database.set_metadata("Fen:harbour", "");
        });
        CHECK(several == Strings{"forms table, key 'en:harbour': 'harbours' is missing",
                                 "identifiers table: the index is damaged: a record ends too early"});
        const Strings without_parts = with_entry(page, identifiers.substr(0, 9) + '\0' + piece("harbours"));
        CHECK(names(without_parts, "identifiers table: 'harbours' has no parts"));
        CHECK(names(without_parts, "identifiers table, part 'http': 'harbours' does not belong to it"));
        CHECK(names(without_parts, "identifiers table: 'parsehttpheader' is missing"));
        // Words of removed documents may remain in the table.
        CHECK(findings_after([&](auto& database) {
                  database.set_metadata("I" + page, identifiers + '\0' + piece("alpha|zone"));
                  database.set_metadata("Ialpha", "\x20");
                  database.set_metadata("Izone", "\x20");
              }) == Strings{});
    }

    TEST_CASE("an index is intact if a word is an identifier in only some of its spellings") {
        for (const auto& [first, second] :
             {std::pair("FoObAr iOS15", "FooBar ios15"), {"FooBar ios15", "FoObAr iOS15"}})
            for (const bool is_one_build : {false, true}) {
                const test::TempDir folder;
                IndexWriter writer(folder / "index");
                writer.put({.id = "first", .text = first});
                if (!is_one_build) writer.commit();
                writer.put({.id = "second", .text = second});
                writer.commit();
                CHECK(verify_index(folder / "index") == Strings{});
                writer.remove("first");
                writer.commit();
                CHECK(verify_index(folder / "index") == Strings{});
            }
    }

    TEST_CASE("words that are missing from the lexicon, or have a wrong frequency in it, are reported") {
        const auto with_words = [](std::vector<std::pair<std::string, unsigned>> words) {
            return [words](Xapian::WritableDatabase& database) {
                for (std::size_t page = Lexicon(database).pages(); page > 0; --page)
                    database.set_metadata(std::string("W\0\0\0", 4) + static_cast<char>(page - 1), "");
                LexiconWriter lexicon;
                const auto write = [&](std::string_view key, std::string_view page) {
                    database.set_metadata(std::string(key), std::string(page));
                };
                for (const auto& [word, documents] : words) lexicon.add(word, documents, write);
                lexicon.finish(write);
            };
        };
        const Strings other = findings_after(with_words({{"harbour", 7}, {"unheard", 1}}));
        CHECK(names(other, "lexicon: 'harbour' is missing or has a wrong document frequency"));
        CHECK(names(other, "lexicon: 'harbours' is missing"));
        CHECK(names(other, "lexicon: 'unheard' is not a word of the index"));
        CHECK(findings_after(with_words({{"walrus", 1}, {"harbour", 1}})) ==
              Strings{"lexicon: its words are out of order"});
        CHECK(names(findings_after([](auto& database) { database.set_metadata(std::string("W\0\0\0\0", 5), ""); }),
                    " entries instead of "));
        CHECK(names(findings_after([](auto& database) { database.set_metadata(std::string("W\0\0\0\0", 5), "\x7f"); }),
                    "lexicon: the index is damaged: "));
        CHECK(names(findings_after([&](auto& database) {
                        with_words({{"harbour", 7}})(database);
                        database.set_metadata("Wdirectory", "\x01z");
                    }),
                    "lexicon: its directory differs from its pages"));
        CHECK(findings_after([](auto& database) {
                  WordPacker packer;
                  packer.add("harbour", frequent_documents);
                  database.set_metadata("Wfrequent", packer.take());
              }) == Strings{"lexicon: its frequent words differ from its pages"});
        // After an update, the lexicon may have old frequencies and words without documents.
        CHECK(findings_after([&](auto& database) {
                  write_lexicon(database);
                  add_to_lexicon(database, {"unheard"});
              }) == Strings{});
        CHECK(names(findings_after([&](auto& database) {
                        add_to_lexicon(database, {});
                        with_words({{"harbour", 7}})(database);
                    }),
                    "lexicon: 'harbours' is missing"));
    }

    TEST_CASE("differences between the documents and the lists of languages and custom fields are reported") {
        CHECK(names(findings_after([](auto& database) { database.set_metadata("kwic:languages", "fr\n"); }),
                    "languages: the forms table has 'fr', the documents have 'en'"));
        const auto with_fields = [](const std::function<void(schema::FieldEntries&)>& change) {
            return findings_after([&](auto& database) {
                schema::FieldEntries fields = schema::decode_fields(database.get_metadata("kwic:fields"));
                change(fields);
                database.set_metadata("kwic:fields", schema::encode_fields(fields));
            });
        };
        CHECK(names(with_fields([](auto& fields) { fields.erase("status"); }),
                    "document 1 'a': its field 'status' is not a field of the index"));
        CHECK(names(with_fields([](auto& fields) { fields["status"].kinds = 0; }),
                    "document 1 'a': the list of fields lacks the kind of a value of its field 'status'"));
        CHECK(names(with_fields([](auto& fields) { fields["status"].slots = fields["price"].slots; }),
                    ", which is taken"));
        CHECK(names(with_fields([](auto& fields) { fields["status"].type = FieldType::keyword; }),
                    "document 1 'a': its positions do not match its words"));
        CHECK(names(findings_after([](auto& database) { database.set_metadata("kwic:fields", "\x01"); }),
                    "fields: the list cannot be read"));
        CHECK(findings_after([](auto& database) { database.set_metadata("zoo", "walrus"); }) ==
              Strings{"metadata: unknown key 'zoo'"});
    }
}

}  // namespace
}  // namespace kwic
