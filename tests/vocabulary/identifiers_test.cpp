// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/identifiers.hpp"
#include "schema/schema.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "text/analyzer.hpp"
#include "vocabulary/identifier_lookup.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

// A database of documents, and the identifiers in their texts. A document has the words of one text as its terms.
class Collection {
public:
    explicit Collection(const test::TempDir& folder)
        : database_((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE) {}

    // Adds a document with the words of `text`. Returns these words in ascending order.
    Strings add(const std::string& text) {
        const auto tokens = analyzer_.analyze(text);
        collected_.collect(text, tokens);
        Xapian::Document document;
        Strings words;
        for (const Token& token : tokens) words.emplace_back(token.term);
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        for (const std::string& word : words) document.add_term(word);
        database_.add_document(document);
        return words;
    }

    // Returns the identifiers that have this part, best first.
    Strings found(const std::string& part) const {
        const std::vector<Xapian::Database> databases = {database_};
        return IdentifierLookup(databases).with_part({part}, 10'000);
    }

    // Returns the identifiers in which `humps` are consecutive, best first.
    Strings with_humps(const Strings& humps) const {
        const std::vector<Xapian::Database> databases = {database_};
        return IdentifierLookup(databases).with_humps(humps, 10'000);
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

TEST_SUITE("identifiers") {
    TEST_CASE("identifiers are found by their parts, the most frequent first") {
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

    TEST_CASE("the spelling of a word with the most humps is kept, in any order of the documents") {
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
                Strings words;
                for (int document = 0; document < 60; ++document) {
                    std::string text;
                    for (int word = 0; word < 6; ++word) text += random_identifier(random) + " ";
                    built.add(text);
                    const Strings more = updated.add(text);
                    words.insert(words.end(), more.begin(), more.end());
                }
                add_identifiers(updated.database(), updated.collected(), words);
            }
            add_all_identifiers(built.database(), built.collected());
            for (const auto& [key, entry] : built.table()) {
                if (key[1] == '\0') continue;
                const Strings listed = updated.found(key.substr(1));
                for (const std::string& word : built.found(key.substr(1)))
                    CHECK_MESSAGE(std::ranges::find(listed, word) != listed.end(), key << " " << word);
            }
            // Words that are known are not added again.
            const auto before = updated.table();
            Strings words;
            updated.collected().for_each([&](std::string_view word) { words.emplace_back(word); });
            add_identifiers(updated.database(), updated.collected(), words);
            CHECK(updated.table() == before);
        }
    }

    TEST_CASE("a spelling with more humps is added by an update") {
        const test::TempDir folder;
        Collection collection(folder);
        for (const char* text : {"sha256hashvalue", "sha256hashValue", "sha256HashValue", "sha256hashValue"})
            add_identifiers(collection.database(), collection.collected(), collection.add(text));
        CHECK(collection.found("hash") == Strings{"sha256hashvalue"});
        CHECK(collection.found("sha") == Strings{"sha256hashvalue"});
        CHECK(identifiers_on_page(collection.database(), 0) ==
              Strings{"sha256hashvalue", "sha256hash|value", "sha256|hash|value"});
    }

    TEST_CASE("identifiers with other words of the query are found first, then identifiers in the most documents") {
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
        const std::vector<Xapian::Database> databases = {collection.database()};
        const auto best = [&](std::size_t max, const std::vector<Strings>& query) {
            IdentifierLookup lookup(databases);
            lookup.set_query(query);
            return lookup.with_part({"get"}, max);
        };
        CHECK(best(2, {{"xxxaa", "xxxab"}})[0].starts_with("getxxxa"));
        CHECK(best(1, {{"unheard"}}) == Strings{"zzzget"});
    }
}

}  // namespace
}  // namespace kwic
