// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches of indexes that change, cannot be opened, have neither positions nor texts, or store a custom field in
// different slots.
#include "directory/index_directory.hpp"
#include "open/index_set.hpp"
#include "schema/fields.hpp"
#include "schema/schema.hpp"
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

namespace kwic {
namespace {

using namespace test;

// Simulates a search that finds in each attempt that the index has changed. Sets `attempts` to the number of attempts,
// and returns the error that ends the search.
std::optional<Error> error_of_overtaken_search(IndexSet& indexes, int& attempts) {
    attempts = 0;
    try {
        indexes.with_snapshot(0, [&] {
            ++attempts;
            throw Xapian::DatabaseModifiedError("the revision is gone");
        });
    } catch (const Error& error) {
        return error;
    }
    return {};
}

TEST_SUITE("index set changes") {
    TEST_CASE("searches see updates and rebuilds of one of the indexes") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const std::string b = write_index(folder, "b", {{.id = "b", .text = "harbour"}});
        const Searcher searcher({a, b});
        CHECK(searcher.search("harbour").total.value == 2);
        write_index(folder, "b", {{.id = "c", .text = "harbour"}});
        CHECK(searcher.search("harbour").total.value == 3);
        write_index(folder, "b", {{.id = "c", .text = "harbour"}}, {.rebuild = true, .language = "en"});
        CHECK(searcher.search("harbour").total.value == 2);
    }

    TEST_CASE("a search opens a state that an earlier search failed to open") {
        for (const bool rebuild : {false, true}) {
            const test::TempDir folder;
            const std::string index = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
            const Searcher searcher({index});
            REQUIRE(ids(searcher.search("harbour")) == Strings{"a"});
            write_index(folder, "a", {{.id = "b", .text = "harbour"}}, {.rebuild = rebuild, .language = "en"});
            const auto table = current_generation(index) / "termlist.glass";
            const auto moved = folder / "moved";
            std::filesystem::rename(table, moved);
            CHECK_THROWS_AS(searcher.search("harbour"), Error);
            CHECK_THROWS_AS(searcher.search("harbour"), Error);
            std::filesystem::rename(moved, table);
            CHECK(sorted(ids(searcher.search("harbour"))) == (rebuild ? Strings{"b"} : Strings{"a", "b"}));
        }
    }

    TEST_CASE("a search that an update overtakes is repeated if the index is mapped, but not if it is not mapped") {
        for (const bool mapped : {true, false}) {
            CAPTURE(mapped);
            const test::TempDir folder;
            const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
            IndexSet indexes({folder_location(a)}, {.mapped = mapped});
            int attempts = 0;
            const auto update = [&] {
                const auto documents = indexes.database().get_doccount();
                write_index(folder, "a", {{.id = std::to_string(++attempts), .text = "harbour"}});
                return documents;
            };
            // The third attempt reads the index without maps.
            CHECK(indexes.with_snapshot(0, update) == (mapped ? 3 : 1));
            CHECK(attempts == (mapped ? 3 : 1));
            const auto is_mapped = [&] { return indexes.opened().tables && indexes.opened().tables->is_mapped(); };
            CHECK(indexes.with_snapshot(0, is_mapped) == mapped);
        }
    }

    TEST_CASE("a search fails with `locked` if the index changes during each of ten attempts") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const std::string b = write_index(folder, "b", {{.id = "b", .text = "harbour"}});
        int attempts = 0;
        IndexSet one({folder_location(a)}, {});
        const auto error = error_of_overtaken_search(one, attempts);
        REQUIRE(error);
        CHECK(error->code() == ErrorCode::locked);
        CHECK(error->what() == "the index '" + a + "' changed during each attempt to read it: try again later");
        CHECK(attempts == 10);
        CHECK(one.with_snapshot(0, [&] { return one.database().get_doccount(); }) == 1);

        IndexSet two({folder_location(a), folder_location(b)}, {});
        const auto other = error_of_overtaken_search(two, attempts);
        REQUIRE(other);
        CHECK(other->code() == ErrorCode::locked);
        CHECK(std::string(other->what()).starts_with("one of the indexes '" + a + "', '" + b + "' changed"));
    }

    TEST_CASE("a search that fails in each attempt because of a damaged file reports `corrupt`, not `locked`") {
        const test::TempDir folder;
        const std::string index = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        IndexSet indexes({folder_location(index)}, {});
        const auto table = current_generation(index) / "postlist.glass";
        std::fstream(table, std::ios::in | std::ios::out | std::ios::binary).write("\xff", 1);
        int attempts = 0;
        const auto error = error_of_overtaken_search(indexes, attempts);
        REQUIRE(error);
        CHECK(error->code() == ErrorCode::corrupt);
        CHECK(std::string(error->what()).find("postlist.glass") != std::string::npos);
        CHECK(attempts == 2);  // the next attempt opens the files again, without maps, and finds the damage
    }

    TEST_CASE("an unavailable index is reported and the others are searched") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const std::string missing = (folder / "missing").string();
        const Searcher searcher({a, missing});
        const Results results = searcher.search("harbour");
        CHECK(results.total.value == 1);
        REQUIRE(results.indexes.size() == 2);
        CHECK(results.indexes[0].ok);
        CHECK_FALSE(results.indexes[1].ok);
        CHECK(results.indexes[1].error.find("there is no index") != std::string::npos);
        REQUIRE(results.warnings.size() == 1);
        CHECK(results.warnings[0].message.starts_with("not searched: there is no index '"));
        write_index(folder, "missing", {{.id = "b", .text = "harbour"}});
        CHECK(searcher.search("harbour").total.value == 2);
        CHECK_THROWS_WITH_AS(Searcher({missing + "1", missing + "2"}), doctest::Contains("none of the indexes"), Error);
        CHECK_THROWS_AS(Searcher(Strings{}), Error);
    }

    TEST_CASE("a phrase finds nothing in an index with neither positions nor texts, and causes a warning") {
        const test::TempDir folder;
        const std::string with = write_index(folder, "with", {{.id = "with", .text = "old harbour talks"}});
        const std::string without = write_index(folder, "without", {{.id = "without", .text = "old harbour talks"}},
                                                {.language = "en", .store_text = false, .positions = false});
        const Searcher searcher({with, without});
        const Results results = searcher.search("\"harbour talks\"", {.match = Match::all});
        CHECK(ids(results) == Strings{"with"});
        REQUIRE(results.warnings.size() == 1);
        CHECK(results.warnings[0].message ==
              "the index '" + without + "' has neither positions nor texts: phrases find nothing in it");
        CHECK(searcher.search("harbour talks").warnings.empty());
        CHECK(searcher.search("harbour talks").total.value == 2);
    }

    TEST_CASE("a custom field that two indexes store in different slots cannot be searched, and causes a warning") {
        // Finds two names of custom fields that get the same slots if no other field has slots.
        std::map<Xapian::valueno, std::string> seen;
        std::string first, second;
        for (int i = 0; second.empty(); ++i) {
            const std::string name = "f" + std::to_string(i);
            schema::FieldEntries fields;
            const auto [entry, is_new] = seen.emplace(schema::field_entry(name, fields).slots, name);
            if (!is_new) first = entry->second, second = name;
        }
        const test::TempDir folder;
        const std::string a =
            write_index(folder, "a", {{.id = "a", .text = "tide", .fields = {{first, 1.0}, {second, 5.0}}}});
        const std::string b = write_index(folder, "b", {{.id = "b", .text = "tide", .fields = {{second, 7.0}}}});
        Searcher alone(a);
        CHECK(alone.search(second + ":4..6").total.value == 1);
        const Searcher searcher({a, b});
        const Results results = searcher.search(second + ":4..6", {.match = Match::all});
        CHECK(results.total.value == 0);
        REQUIRE_FALSE(results.warnings.empty());
        CHECK(
            results.warnings[0].message ==
            "the field '" + second +
                "' is stored in different slots of the indexes and cannot be searched: search the indexes one by one");
        CHECK(ids(searcher.search(first + ":0..2")) == Strings{"a"});
        const Results counted = searcher.search("tide", {.facets = {second}});
        CHECK(counted.total.value == 2);
        REQUIRE(counted.facets.size() == 1);
        CHECK(counted.facets[0].values.empty());
        CHECK_FALSE(counted.facets[0].error.empty());
    }
}

}  // namespace
}  // namespace kwic
