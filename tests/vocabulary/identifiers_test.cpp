// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/identifiers.hpp"
#include "base/bytes.hpp"
#include "glass/entry_lookup.hpp"
#include "schema/identifier_collector.hpp"
#include "schema/schema.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "text/analyzer.hpp"
#include "text/humps.hpp"
#include "vocabulary/identifier_lookup.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// Returns a receiver that appends the received words to `found`, and returns false to end the look-up.
IdentifierLookup::Receiver receiver(Strings& found) {
    return [&](const Strings& words) {
        found.insert(found.end(), words.begin(), words.end());
        return false;
    };
}

// A database of documents, and the identifiers in their texts. A document has the words of one text as its terms.
class Collection {
public:
    explicit Collection(const test::TempDir& folder)
        : database_((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE) {}

    // Adds a document with the words of `text`.
    void add(const std::string& text) {
        const auto tokens = analyzer_.analyze(text);
        collected_.collect(text, tokens);
        Xapian::Document document;
        for (const Token& token : tokens) document.add_term(std::string(token.term));
        database_.add_document(document);
    }

    // Updates the identifiers table with the identifiers of the documents that were added after the last update.
    void update() {
        add_identifiers(database_, collected_);
        collected_ = {};
    }

    // Returns the identifiers that have the part `part`, best first.
    Strings found(const std::string& part) const {
        glass::EntryLookup entries(database_);
        Strings found;
        IdentifierPages pages;
        IdentifierLookup({&entries}, pages).with_part({part}, 10'000, receiver(found));
        return found;
    }

    // Returns the identifiers in which `humps` are consecutive, best first.
    Strings with_humps(const Strings& humps) const {
        glass::EntryLookup entries(database_);
        Strings found;
        IdentifierPages pages;
        IdentifierLookup({&entries}, pages).with_humps(humps, 10'000, receiver(found));
        return found;
    }

    // Returns all entries of the identifiers table.
    std::map<std::string, std::string> table() const {
        std::map<std::string, std::string> entries;
        const std::string prefix(schema::identifiers_key);
        for (auto at = database_.metadata_keys_begin(prefix); at != database_.metadata_keys_end(prefix); ++at)
            entries[*at] = database_.get_metadata(*at);
        return entries;
    }

    Xapian::WritableDatabase& database() { return database_; }
    const IdentifierCollector& collected() const { return collected_; }

private:
    Xapian::WritableDatabase database_;
    Analyzer analyzer_;
    IdentifierCollector collected_;
};

std::string random_identifier(std::mt19937& random) {
    static const Strings parts = {"get", "Get", "http", "Http", "HTTP",   "Header",
                                  "8",   "19",  "x",    "Ключ", "server", "s"};
    std::string word;
    for (auto left = 1 + random() % 4; left > 0; --left) word += parts[random() % parts.size()];
    return word;
}

Strings on_page(Collection& collection, std::uint32_t page) {
    return identifiers_on_page(collection.database().get_metadata(identifier_page_key(page)));
}

TEST_SUITE("identifiers") {
    TEST_CASE("identifiers are found by their parts, and the most frequent identifier is first") {
        const test::TempDir folder;
        Collection collection(folder);
        collection.add("parseHttpHeader observer covid19");
        collection.add("HTTPServerError parseHttpHeader parser");
        add_all_identifiers(collection.database(), collection.collected());
        CHECK(collection.found("http") == Strings{"parsehttpheader", "httpservererror"});
        CHECK(collection.found("server") == Strings{"httpservererror"});
        CHECK(collection.found("covid") == Strings{"covid19"});
        CHECK(collection.found("19") == Strings{"covid19"});
        CHECK(collection.found("parser").empty());
        CHECK(collection.with_humps({"http", "header"}) == Strings{"parsehttpheader"});
        CHECK(collection.with_humps({"parse", "header"}).empty());
    }

    TEST_CASE("of the spellings of a word, the table keeps the one with the most humps, in any order of the texts") {
        for (const bool is_reversed : {false, true}) {
            Strings texts = {"JavaScript", "javaSCRIPT", "JavaScripT", "javascript"};
            if (is_reversed) std::reverse(texts.begin(), texts.end());
            Analyzer analyzer;
            IdentifierCollector first, second;
            for (const std::string& text : texts)
                (text.size() % 2 ? first : second).collect(text, analyzer.analyze(text));
            first.add(second);
            CHECK(first.humps_of("javascript") == "java|scrip|t");
        }
    }

    TEST_CASE("after several updates, the table lists all identifiers that a single build lists") {
        std::mt19937 random(7);
        for (int round = 0; round < 20; ++round) {
            const test::TempDir folder, other_folder;
            Collection built(folder), updated(other_folder);
            for (int batch = 0; batch < 4; ++batch) {
                for (int document = 0; document < 60; ++document) {
                    std::string text;
                    for (int word = 0; word < 6; ++word) text += random_identifier(random) + " ";
                    built.add(text);
                    updated.add(text);
                }
                updated.update();
            }
            add_all_identifiers(built.database(), built.collected());
            for (const auto& entry : built.table()) {
                const std::string& key = entry.first;
                if (key[1] == '\0') continue;
                const Strings listed = updated.found(key.substr(1));
                for (const std::string& word : built.found(key.substr(1)))
                    CHECK_MESSAGE(std::ranges::find(listed, word) != listed.end(), key << " " << word);
            }
            // Words that are already in the table are not added again.
            const auto before = updated.table();
            add_identifiers(updated.database(), built.collected());
            CHECK(updated.table() == before);
        }
    }

    TEST_CASE("a spelling without parts does not remove a word from the table, in a build or in an update") {
        Strings texts = {"FoObAr iOS15 CoViD19", "FooBar ios15 covid19"};
        for (const bool is_reversed : {false, true}) {
            if (is_reversed) std::reverse(texts.begin(), texts.end());
            const test::TempDir folder, other_folder;
            Collection built(folder), updated(other_folder);
            for (const std::string& text : texts) {
                built.add(text);
                updated.add(text);
                updated.update();
            }
            add_all_identifiers(built.database(), built.collected());
            for (const Collection* collection : {&built, &updated}) {
                CHECK(collection->found("bar") == Strings{"foobar"});
                CHECK(collection->found("ios") == Strings{"ios15"});
                CHECK(collection->found("covid") == Strings{"covid19"});
            }
        }
    }

    TEST_CASE("a word is not an identifier if none of its spellings has parts") {
        const test::TempDir folder;
        Collection collection(folder);
        collection.add("aGVsbG8 CoViD19 Parser parser LaTeX");
        add_all_identifiers(collection.database(), collection.collected());
        collection.update();
        CHECK(collection.table().empty());
    }

    TEST_CASE("every word with parts is collected from a text") {
        std::mt19937 random(5);
        const Strings pieces = {
            "a",      "abc",    "ABC",    "Abc", "1", "23", "'", ".", ",", ":", "\u00e4", "\u0414\u0434\u0434",
            "\u0301", "\u00ad", "\u00b2", "_",   "-", "@",  "/", " "};
        Analyzer analyzer;
        for (int round = 0; round < 5'000; ++round) {
            std::string text;
            for (auto left = random() % 60; left > 0; --left) text += pieces[random() % pieces.size()];
            IdentifierCollector collected;
            const auto tokens = analyzer.analyze(text);
            collected.collect(text, tokens);
            for (const Token& token : tokens) {
                const std::string_view written = std::string_view(text).substr(token.begin, token.end - token.begin);
                const std::string humps = with_separators(token.term, hump_starts(written, token.term));
                std::vector<std::string_view> parts;
                identifier_parts(humps, parts);
                if (!parts.empty()) CHECK_MESSAGE(!collected.humps_of(token.term).empty(), text << ": " << humps);
            }
        }
    }

    TEST_CASE("an update continues the last page of the table, or begins a page if the last page is full") {
        std::mt19937 random(3);
        for (const std::size_t first : {1, 127, 128, 129, 255, 256, 257, 1024, 1300}) {
            const test::TempDir folder;
            Collection collection(folder);
            std::set<std::string> expected;
            const auto update = [&](const std::string& name, std::size_t count) {
                std::string text;
                for (std::size_t i = 0; i < count; ++i) {
                    text += name + std::to_string(i) + " ";
                    expected.insert(name + std::to_string(i));
                }
                collection.add(text);
                collection.update();
            };
            update("first", first);
            update("second", 1 + random() % 300);
            update("third", 2);
            std::set<std::string> found;
            const std::size_t pages = (expected.size() + identifiers_per_page - 1) / identifiers_per_page;
            for (std::uint32_t page = 0; page < pages; ++page) {
                const Strings more = on_page(collection, page);
                if (page + 1 < pages) CHECK(more.size() == identifiers_per_page);
                found.insert(more.begin(), more.end());
            }
            CHECK(found == expected);
        }
    }

    TEST_CASE(
        "an update reads only the last page and the pages of identifiers that share the rarest part of an added word") {
        const test::TempDir folder;
        Collection collection(folder);
        std::string text;
        for (int i = 100; i < 900; ++i) text += "word" + std::to_string(i) + " ";
        collection.add(text);
        collection.update();
        // The first page is damaged. Only updates that read this page fail.
        collection.database().set_metadata(identifier_key(std::string(4, '\0')), "\xff");
        collection.add("word950 word890");
        collection.update();
        CHECK(collection.found("950") == Strings{"word950"});
        CHECK(on_page(collection, 6).back() == "word950");
        collection.add("word101");
        CHECK_THROWS_AS(collection.update(), Error);
    }

    TEST_CASE("an update of a table without its pages fails and changes nothing") {
        const test::TempDir folder;
        Collection collection(folder);
        collection.add("parseHttpHeader");
        collection.update();
        collection.database().set_metadata(identifier_key(std::string(4, '\0')), "");
        const auto before = collection.table();
        collection.add("parseHttpHeader HttpServer");
        CHECK_THROWS_WITH_AS(collection.update(), "the index is damaged: a page of identifiers is missing", Error);
        CHECK(collection.table() == before);
    }

    TEST_CASE("a page is damaged if a word in it begins with an empty hump or is too long") {
        const test::TempDir folder;
        Collection collection(folder);
        for (const std::string& humps : {std::string(), std::string("|"), std::string("|get"), std::string(129, 'x')}) {
            std::string page(1, '\0');
            append_string(page, humps);
            collection.database().set_metadata(identifier_key(std::string(4, '\0')), page);
            CHECK_THROWS_AS((void)on_page(collection, 0), Error);
        }
    }

    TEST_CASE("finish() passes no entries if no word was added to the IdentifierWriter") {
        const test::TempDir folder;
        Collection collection(folder);
        collection.add("parseHttpHeader");
        collection.update();
        const auto fail = [](std::string_view key, std::string_view) { FAIL_CHECK(key); };
        IdentifierWriter().finish(fail);
        IdentifierWriter(collection.database(), 1).finish(fail);
        IdentifierWriter writer;
        writer.add("parse|http", 0, fail);
        std::size_t entries = 0;
        const auto count = [&](std::string_view, std::string_view) { ++entries; };
        writer.finish(count);
        CHECK(entries == 3);  // a page and two parts
        writer.finish(fail);
    }

    TEST_CASE("a spelling with more humps is added by an update") {
        const test::TempDir folder;
        Collection collection(folder);
        for (const char* text : {"sha256hashvalue", "sha256hashValue", "sha256HashValue", "sha256hashValue"}) {
            collection.add(text);
            collection.update();
        }
        CHECK(collection.found("hash") == Strings(2, "sha256hashvalue"));
        CHECK(collection.found("sha") == Strings(3, "sha256hashvalue"));
        CHECK(on_page(collection, 0) == Strings{"sha256hashvalue", "sha256hash|value", "sha256|hash|value"});
    }

    TEST_CASE("identifiers are sorted by the number of query words in them, and then by the number of documents") {
        const test::TempDir folder;
        Collection collection(folder);
        const std::string letters = "abcdefghijklmnop";
        std::string text;
        for (std::size_t i = 0; i < 2500; ++i) {
            text += "getXxx";
            for (std::size_t left = i; left > 0; left /= 16) text += letters[left % 16];
            text += ' ';
        }
        collection.add(text);
        collection.add("zzzGet getYyy getYyyy");
        collection.add("zzzGet");
        add_all_identifiers(collection.database(), collection.collected());
        CHECK(collection.found("get").size() == 2503);
        CHECK(collection.found("get")[0] == "zzzget");
        glass::EntryLookup entries(collection.database());
        const auto best = [&](std::size_t max, const std::vector<Strings>& query) {
            IdentifierPages pages;
            IdentifierLookup lookup({&entries}, pages);
            lookup.set_query(query);
            Strings found;
            lookup.with_part({"get"}, max, receiver(found));
            return found;
        };
        CHECK(best(2, {{"xxxaa", "xxxab"}})[0].starts_with("getxxxa"));
        CHECK(best(1, {{"unheard"}}) == Strings{"zzzget"});
    }
}

}  // namespace
}  // namespace kwic
