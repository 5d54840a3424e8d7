// SPDX-License-Identifier: GPL-2.0-or-later
// Tests IndexWriter::patch() against put(): a document whose fields are patched has the same terms, positions, values
// and record as a document that is put with these fields.
#include "schema/position_codes.hpp"
#include "schema/schema.hpp"
#include "support/corpus.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>
#include <kwic/index_reader.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// All data that the index stores for a document, except the record.
struct Stored {
    struct Term {
        Xapian::termcount count;
        std::vector<Xapian::termpos> positions;
        bool operator==(const Term&) const = default;
    };
    std::map<std::string, Term> terms;
    std::map<Xapian::valueno, std::string> values;
    std::string data;
};

Stored stored(const std::filesystem::path& index, const std::string& id) {
    const Xapian::Database database((index / "CURRENT").string());
    const auto found = database.postlist_begin(schema::id_term(schema::id_hash(id)));
    const Xapian::Document document = database.get_document(*found);
    Stored result{{}, {}, document.get_data()};
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
        result.terms[*term] = {term.get_wdf(), {term.positionlist_begin(), term.positionlist_end()}};
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
        result.values[value.get_valueno()] = *value;
    return result;
}

// Returns the names of the fields.
Strings names_of(const std::vector<Field>& fields) {
    Strings names;
    for (const Field& field : fields) names.push_back(field.name);
    return names;
}

std::vector<Field> random_fields(std::mt19937& random) {
    std::vector<Field> fields;
    for (const char* const name : {"note", "price", "status", "tags"})
        for (auto count = random() % 3; count > 0; --count) {
            switch (random() % 4) {
                case 0:
                    fields.push_back({name, static_cast<double>(random() % 100)});
                    break;
                case 1:
                    fields.push_back({name, "open-ended re-\nport " + std::to_string(random() % 5)});
                    break;
                case 2:
                    fields.push_back({name, std::string()});
                    break;
                default:
                    fields.push_back({name, test::random_text(random, 1 + random() % 50)});
            }
        }
    return fields;
}

ErrorCode code_of(IndexWriter& writer, const std::vector<Field>& fields) {
    try {
        writer.patch("a", fields);
    } catch (const Error& error) {
        return error.code();
    }
    return ErrorCode::internal;
}

}  // namespace

TEST_SUITE("patch") {
    TEST_CASE("patch() replaces the values of the given fields and keeps all other parts of the document") {
        const test::TempDir folder;
        const auto index = folder / "index";
        IndexWriter writer(index, {.language = "en"});
        writer.put({.id = "a",
                    .title = "Harbour talks",
                    .text = "Envoys met at the harbour.",
                    .date = "2023-07",
                    .fields = {{"price", 12.5}, {"status", "open"}, {"status", "late"}, {"note", "keep"}}});
        writer.commit();
        CHECK(writer.patch("a", {{"status", "closed"}, {"size", 3.0}}, {"price", "absent"}) == PutResult::updated);
        writer.commit();
        const Searcher searcher(index);
        const Document document = searcher.document("a")->document;
        CHECK(document.fields == std::vector<Field>{{"status", "closed"}, {"note", "keep"}, {"size", 3.0}});
        CHECK(document.title == "Harbour talks");
        CHECK(document.text == "Envoys met at the harbour.");
        CHECK(document.date == "2023-07");
        CHECK(test::sorted_ids(searcher, "status:closed") == Strings{"a"});
        CHECK(test::sorted_ids(searcher, "size:3..3 note:keep \"at the harbour\"") == Strings{"a"});
        CHECK(test::sorted_ids(searcher, "status:open").empty());
        CHECK(test::sorted_ids(searcher, "price:1..100").empty());
        CHECK(verify_index(index).empty());
    }

    TEST_CASE("a name to remove that ends in .* denotes the fields of an object") {
        const test::TempDir folder;
        const std::vector<Field> fields = {{"o", "z"}, {"o.x", "a"}, {"o.x.y", "b"}, {"o2", "c"}, {"oo.x", "d"}};
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "text", .fields = fields});
        writer.commit();
        CHECK(writer.patch("a", {{"o.x", "new"}}, {"o.*"}) == PutResult::updated);
        writer.commit();
        const auto document = Searcher(folder / "index").document("a");
        REQUIRE(document);
        CHECK(document->document.fields == std::vector<Field>{{"o", "z"}, {"o.x", "new"}, {"o2", "c"}, {"oo.x", "d"}});
        CHECK(Searcher(folder / "index").search("o.x.y:b").hits.empty());
        CHECK(verify_index(folder / "index").empty());
    }

    TEST_CASE("patch() returns unchanged for equal values and nothing for a document that does not exist") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "text", .fields = {{"status", "open"}}});
        writer.commit();
        CHECK(writer.patch("a", {{"status", "open"}}, {"absent", "status"}) == PutResult::unchanged);
        CHECK(writer.patch("a", {}) == PutResult::unchanged);
        CHECK_FALSE(writer.patch("b", {{"status", "open"}}));
    }

    TEST_CASE("a patched document has the terms, positions, values and record of a document put with these fields") {
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            CAPTURE(round);
            const bool positions = round % 4 != 3;
            const test::TempDir folder;
            Document document{.id = "d" + std::to_string(round),
                              .text = test::random_text(random, round % 5 == 0 ? 9000 : random() % 200),
                              .fields = random_fields(random)};
            if (round % 2) document.title = "A separate title, e-mail " + std::to_string(round);
            if (round % 3 == 0) document.file = FileStamp{1, 2};
            Document changed = document;
            changed.fields = random_fields(random);
            for (const std::string name : {"patched", "put"}) {
                IndexWriter writer(folder / name, {.language = "en", .positions = positions});
                writer.put(document);
                writer.put({.id = "other", .text = "other", .fields = {{"price", 1.0}, {"tags", "x"}, {"note", "y"}}});
                if (random() % 2) writer.commit();
                if (name == "put")
                    writer.put(changed);
                else
                    writer.patch(document.id, changed.fields, names_of(document.fields));
                writer.commit();
                if (name == "put") continue;
                // The order of the fields depends on the old fields, and the record contains the fields in this order.
                const Strings names = names_of(changed.fields);
                changed.fields = Searcher(folder / name).document(document.id)->document.fields;
                CHECK(test::sorted(names_of(changed.fields)) == test::sorted(names));
            }
            const Stored expected = stored(folder / "put", document.id);
            const Stored found = stored(folder / "patched", document.id);
            CHECK(found.terms == expected.terms);
            CHECK(found.values == expected.values);
            CHECK(found.data == expected.data);
            CHECK(verify_index(folder / "patched").empty());
            IndexWriter writer(folder / "patched");
            CHECK(writer.put(changed) == PutResult::unchanged);
        }
    }

    TEST_CASE("patch() works in an index without texts, and a later put() of the original document restores it") {
        for (const bool positions : {true, false}) {
            const test::TempDir folder;
            const auto index = folder / "index";
            const Document document{.id = "a", .text = "Envoys met at the harbour.", .fields = {{"status", "open"}}};
            IndexWriter writer(index, {.language = "en", .store_text = false, .positions = positions});
            writer.put(document);
            writer.commit();
            CHECK(writer.patch("a", {{"status", "closed late"}}) == PutResult::updated);
            writer.commit();
            CHECK(verify_index(index).empty());
            const Searcher searcher(index);
            CHECK(test::sorted_ids(searcher, "status:closed harbour") == Strings{"a"});
            if (positions) CHECK(test::sorted_ids(searcher, "\"at the harbour\"") == Strings{"a"});
            CHECK(writer.put(document) == PutResult::updated);
            writer.commit();
            CHECK(test::sorted_ids(searcher, "status:open") == Strings{"a"});
            CHECK(verify_index(index).empty());
        }
    }

    TEST_CASE("if a patch makes a document too long for position codes, the document gets position lists") {
        const test::TempDir folder;
        const auto index = folder / "index";
        IndexWriter writer(index, {.language = "en"});
        writer.put({.id = "a", .text = "Envoys met at the harbour for re-\nported talks."});
        writer.commit();
        std::string note;
        while (note.size() <= max_coded_bytes) note += "ferry inquiry ";
        writer.patch("a", {{"note", note}});
        writer.commit();
        CHECK(stored(index, "a").values[schema::low_bytes_slot] == PositionCodes::lists().low_bytes);
        CHECK(verify_index(index).empty());
        const Searcher searcher(index);
        CHECK(test::sorted_ids(searcher, "\"met at the harbour\" note:\"ferry inquiry\"") == Strings{"a"});
        writer.patch("a", {}, {"note"});
        writer.commit();
        CHECK(verify_index(index).empty());
        CHECK(test::sorted_ids(searcher, "\"met at the harbour\"") == Strings{"a"});
    }

    TEST_CASE("a patch in the transaction of a new index is applied to the built index") {
        const test::TempDir folder;
        const auto index = folder / "index";
        IndexWriter writer(index, {.language = "en"});
        writer.put({.id = "a", .text = "text", .fields = {{"status", "open"}}});
        CHECK(writer.patch("a", {{"status", "closed"}}) == PutResult::updated);
        CHECK(writer.put({.id = "a", .text = "text", .fields = {{"status", "closed"}}}) == PutResult::unchanged);
        writer.commit();
        CHECK(verify_index(index).empty());
        CHECK(test::sorted_ids(Searcher(index), "status:closed") == Strings{"a"});
    }

    TEST_CASE("rollback() discards patches") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "text", .fields = {{"status", "open"}}});
        writer.commit();
        writer.patch("a", {{"status", "closed"}});
        writer.rollback();
        writer.commit();
        CHECK(Searcher(folder / "index").document("a")->document.fields == std::vector<Field>{{"status", "open"}});
    }

    TEST_CASE("an invalid patch is refused, changes nothing, and leaves the writer usable") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "text", .fields = {{"status", "open"}}});
        writer.commit();
        CHECK(code_of(writer, {{"", "x"}}) == ErrorCode::invalid_argument);
        CHECK(code_of(writer, {{"status", "x\xff"}}) == ErrorCode::invalid_argument);
        CHECK(code_of(writer, {{"ok", 1.0}, {"size", std::numeric_limits<double>::quiet_NaN()}}) ==
              ErrorCode::invalid_argument);
        CHECK(writer.patch("a", {{"status", "closed"}}) == PutResult::updated);
        writer.commit();
        CHECK(Searcher(folder / "index").document("a")->document.fields == std::vector<Field>{{"status", "closed"}});
    }
}

}  // namespace kwic
