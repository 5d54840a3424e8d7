// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that a word finds the identifiers that contain the word as a part.
#include "support/search.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/index_files.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using test::TestIndex;

const TestIndex& code() {
    static const TestIndex index({{.id = "parser", .text = "def parseHttpHeader(line): pass"},
                                  {.id = "errors", .text = "class HTTPServerError extends RuntimeError"},
                                  {.id = "pattern", .text = "An observer watches the subject and its headed paper"},
                                  {.id = "medicine", .text = "Deaths from covid19 fell; see CVE2021 and utf8Decoder"},
                                  {.id = "prose", .text = "A server answers with a header and a body"}});
    return index;
}

TEST_SUITE("identifiers in searches") {
    TEST_CASE("a word finds the identifiers of which it is a complete part, and ranks them below the word itself") {
        CHECK(code().ids("server") == Strings{"prose", "errors"});
        CHECK(code().ids("parse") == Strings{"parser"});
        CHECK(code().sorted_ids("HTTP") == Strings{"errors", "parser"});
        CHECK(code().ids("covid") == Strings{"medicine"});
        CHECK(code().ids("2021") == Strings{"medicine"});
        CHECK(code().ids("utf8") == Strings{"medicine"});
        CHECK(code().ids("decoder") == Strings{"medicine"});
        CHECK(code().ids("serve").empty());
    }

    TEST_CASE("an identifier is found by inflected forms of its parts") {
        CHECK(code().ids("headers") == Strings{"prose", "parser"});
        CHECK(code().ids("servers") == Strings{"prose", "errors"});
    }

    TEST_CASE("an identifier is found by several of its parts, which may be separate or joined") {
        CHECK(code().ids("http header") == Strings{"parser"});
        CHECK(code().ids("server error") == Strings{"errors"});
        for (const char* typed : {"parseHttp", "http_header", "HTTP-header", "parse-http", "HttpHeader"})
            CHECK_MESSAGE(code().ids(typed) == Strings{"parser"}, typed);
        CHECK(code().ids("parse_header").empty());
        CHECK(code().ids("httphead").empty());
    }

    TEST_CASE("quoted words, excluded words, and words with variants off do not match parts of identifiers") {
        CHECK(code().ids("\"server\"") == Strings{"prose"});
        CHECK(code().ids("\"http header\"").empty());
        CHECK(code().ids("server", {.limit = 10, .match = Match::all, .variants = Variants::off}) == Strings{"prose"});
        CHECK(code().ids("http_header", {.limit = 10, .match = Match::all, .variants = Variants::off}).empty());
        CHECK(code().ids("class -server") == Strings{"errors"});
        CHECK(code().ids("server", {.limit = 10, .match = Match::all, .variants = Variants::accents}) ==
              Strings{"prose", "errors"});
    }

    TEST_CASE("a search for a part highlights the identifier, and explain() shows the identifier") {
        const Results results = code().search("decoder");
        REQUIRE(results.hits.size() == 1);
        REQUIRE(results.hits[0].snippets.size() == 1);
        const Snippet& snippet = results.hits[0].snippets[0];
        REQUIRE(snippet.highlights.size() == 1);
        const Span shown = snippet.highlights[0];
        CHECK(snippet.text.substr(shown.begin, shown.end - shown.begin) == "utf8Decoder");
        CHECK(to_string(code().searcher().explain("decoder")).find("decoder, as a part = utf8decoder (1)") !=
              std::string::npos);
    }

    TEST_CASE("a word after title: finds identifiers in titles by their parts") {
        const TestIndex index({{.id = "a", .title = "On parseHttpHeader", .text = "Nothing"},
                               {.id = "b", .title = "On parsers", .text = "parseHttpHeader"}});
        CHECK(index.ids("title:header") == Strings{"a"});
        CHECK(index.sorted_ids("header") == Strings{"a", "b"});
    }

    TEST_CASE("identifiers in Cyrillic letters are found by their parts") {
        const TestIndex index({{.id = "a", .text = "функция разборЗаголовка"}}, {.language = "ru"});
        CHECK(index.ids("заголовка") == Strings{"a"});
        CHECK(index.ids("разбор") == Strings{"a"});
    }

    TEST_CASE("identifiers are found in several indexes, after an update, and after compaction") {
        const test::TempDir folder;
        test::write_index(folder, "first", {{.id = "a", .text = "parseHttpHeader"}});
        test::write_index(folder, "second", {{.id = "b", .text = "writeHttpHeader"}});
        {
            IndexWriter writer(folder / "first");
            writer.put({.id = "c", .text = "sendHttpHeader parseHttpHeader covid19"});
            writer.put({.id = "a", .text = "gone"});
            writer.commit();
        }
        CHECK(verify_index(folder / "first") == Strings{});
        const auto found = [&](const std::string& query) {
            return test::sorted_ids(Searcher({folder / "first", folder / "second"}), query);
        };
        CHECK(found("header") == Strings{"b", "c"});
        CHECK(found("send header") == Strings{"c"});
        CHECK(found("parse") == Strings{"c"});
        CHECK(found("covid") == Strings{"c"});
        {
            IndexWriter writer(folder / "first");
            writer.compact();
        }
        CHECK(verify_index(folder / "first") == Strings{});
        CHECK(found("header") == Strings{"b", "c"});
    }

    TEST_CASE(
        "identifiers outside the searched field or in removed documents do not hide an identifier with the same part") {
        const std::string letters = "abcdefghijklmnopqrstuvwxyz";
        std::vector<Document> documents;
        for (int i = 0; i < 100; ++i)
            documents.push_back({.id = std::to_string(i),
                                 .title = "item",
                                 .text = std::string("getItem") + letters[i % 26] + letters[i / 26]});
        documents.push_back({.id = "last", .title = "on getZone", .text = "text"});
        const test::TempDir folder;
        test::write_index(folder, "index", documents);
        CHECK(test::sorted_ids(Searcher(folder / "index"), "title:get") == Strings{"last"});
        {
            IndexWriter writer(folder / "index");
            for (int i = 0; i < 100; ++i) writer.remove(std::to_string(i));
            writer.commit();
        }
        CHECK(test::sorted_ids(Searcher(folder / "index"), "get") == Strings{"last"});
    }

    TEST_CASE("a query of adjacent parts may omit the digits that follow the parts, and a part may be one letter") {
        const TestIndex index(
            {{.id = "field", .text = "getUserName1Field = 3"}, {.id = "phone", .text = "iPhone12Pro"}});
        for (const char* typed : {"getUserName", "getUserName1", "UserName", "user_name"})
            CHECK_MESSAGE(index.ids(typed) == Strings{"field"}, typed);
        for (const char* typed : {"iPhone", "iPhone12", "phone", "Phone12"})
            CHECK_MESSAGE(index.ids(typed) == Strings{"phone"}, typed);
        CHECK(index.ids("iPhone1").empty());
    }

    TEST_CASE("an index with a title that is cut within an identifier is intact") {
        const test::TempDir folder;
        std::string path;
        while (path.size() < 250) path += "/someFolderOfMany";
        test::write_index(folder, "index", {{.id = "a", .text = path + "HandlerFactory\n"}});
        CHECK(verify_index(folder / "index") == Strings{});
    }

    TEST_CASE("a frequent identifier does not lower the score of a word that is a part of the identifier") {
        std::vector<Document> documents(200, {.id = "", .text = "getHeader of everything"});
        for (std::size_t i = 0; i < documents.size(); ++i) documents[i].id = std::to_string(i);
        documents.push_back({.id = "header", .text = "a header of some text with further words"});
        documents.push_back({.id = "novel", .text = "a novel of some text with further words"});
        documents.push_back({.id = "other", .text = "a novel of other text with further words"});
        documents.push_back({.id = "third", .text = "a novel of third text with further words"});
        CHECK(TestIndex(documents).ids("header novel", {.limit = 2, .match = Match::any})[0] == "header");
    }

    TEST_CASE("even if many identifiers contain one query word, an identifier with all query words is found") {
        std::vector<Document> documents;
        const std::string letters = "abcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < 400; ++i) {
            const std::string other = {letters[i % 26], letters[i / 26], 'q'};
            documents.push_back({.id = std::to_string(i), .text = "get" + std::string(1, 'Z') + other + " getOften"});
        }
        documents.push_back({.id = "rare", .text = "getZzRareThing"});
        const TestIndex index(documents);
        CHECK(index.ids("get thing") == Strings{"rare"});
        CHECK(index.search("get", {.limit = 10, .match = Match::all, .count_to = count_all}).total.value == 400);
    }
}

}  // namespace
}  // namespace kwic
