// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the options of kwic-indexer for the fields of JSON lines: --field, --status, and the names of members.
#include "support/indexing.hpp"
#include "support/strings.hpp"

#include <kwic/index_files.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace kwic::test;
using Json = nlohmann::json;

namespace {

constexpr const char* lines = R"({"id":"a","text":"tide","n":"12","state":"Open Late","secret":"x"}
{"id":"b","text":"tide","n":"many","state":5,"secret":{"deep":1}}
{"id":"c","text":"tide","n":"more","due":"2024-05-20T12:00Z"}
)";

std::vector<std::string> found(const TempDir& dir, const std::string& query) {
    const kwic::Searcher searcher(dir / "index");
    std::vector<std::string> ids;
    for (const kwic::Hit& hit : searcher.search(query, {.limit = 10, .match = kwic::Match::all}).hits)
        ids.push_back(hit.id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_SUITE("indexer fields") {
    TEST_CASE("--field declares types for later runs too, and values of other types are reported and kept as strings") {
        const TempDir dir;
        dir.write("lines", lines);
        const auto output = index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=integer", "--field",
                                        "state=keyword", "--field", "secret=stored"});
        CHECK(output.status == 0);
        CHECK(contains(output.err,
                       "kwic-indexer: field 'n': 2 values do not fit the type integer: kept as strings, such "
                       "as 'many'\n"));
        CHECK(found(dir, "n:>=12") == Ids{"a"});
        CHECK(found(dir, "n:many") == Ids{"b"});
        CHECK(found(dir, "state:\"open late\"") == Ids{"a"});
        CHECK(found(dir, "state:open") == Ids{});
        CHECK(found(dir, "state:5") == Ids{"b"});
        CHECK(found(dir, "secret:x") == Ids{});
        CHECK(found(dir, "due:2024-05") == Ids{"c"});
        dir.write("more", R"({"id":"d","text":"tide","n":"13"})");
        CHECK(index(dir, {"--jsonl", "more", "-i", "index"}).status == 0);
        CHECK(found(dir, "n:>12") == Ids{"d"});
        CHECK(kwic::verify_index(dir / "index").empty());
    }

    TEST_CASE("a JSON number in a field of the type keyword or text keeps its JSON text, even in later runs") {
        const TempDir dir;
        dir.write("lines", "{\"id\":\"a\",\"text\":\"tide\",\"code\":1.10,\"note\":2.50,\"n\":1.10}\n");
        CHECK(
            index(dir, {"--jsonl", "lines", "-i", "index", "--field", "code=keyword", "--field", "note=text"}).status ==
            0);
        dir.write("more",
                  "{\"id\":\"b\",\"text\":\"tide\",\"code\":[1.1,1e2]}\n{\"id\":\"a\",\"_patch\":true,\"x\":1}\n");
        CHECK(index(dir, {"--jsonl", "more", "-i", "index"}).status == 0);
        CHECK(found(dir, "code:=1.10") == Ids{"a"});
        CHECK(found(dir, "code:1.1") == Ids{"b"});
        CHECK(found(dir, "code:=1e2") == Ids{"b"});
        CHECK(found(dir, "code:100") == Ids{});
        CHECK(found(dir, "note:2.50") == Ids{"a"});
        CHECK(found(dir, "n:1.1") == Ids{"a"});
        CHECK(kwic::verify_index(dir / "index").empty());
    }

    TEST_CASE("the type of a field with values can be changed only with --rebuild") {
        const TempDir dir;
        dir.write("lines", lines);
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index"}).status == 0);
        const auto refused = index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=keyword"});
        CHECK(refused.status == 2);
        CHECK(contains(refused.err, "the field 'n' has the type auto in the documents of the index"));
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=keyword", "--rebuild"}).status == 0);
        CHECK(found(dir, "n:12") == Ids{"a"});
        CHECK(index(dir, {"--field", "n"}).status == 2);
        CHECK(contains(index(dir, {"--field", "n=int"}).err, "--field takes NAME=TYPE"));
    }

    TEST_CASE("--field accepts a field only once, and names the field as a query does") {
        const TempDir dir;
        dir.write("lines", R"({"id":"a","text":"x","\\date":"12","b":"c"})");
        const auto twice = index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=integer", "--field", "n=text"});
        CHECK(twice.status == 2);
        CHECK(contains(twice.err, "--field declares 'n' as integer and as text"));
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=integer", "--field", "n=integer", "--field",
                          "\\date=integer"})
                  .status == 0);
        CHECK(found(dir, "\\date:>11.5") == Ids{"a"});
    }

    TEST_CASE("a patch with an object replaces all fields of the object") {
        const TempDir dir;
        dir.write("lines", R"({"id":"a","text":"x","o":{"x":1,"y":2},"p":{"x":"red"},"q":5})");
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index"}).status == 0);
        dir.write("changes", R"({"id":"a","_patch":true,"o":null,"p":{"y":9}})");
        CHECK(index(dir, {"--jsonl", "changes", "-i", "index"}).status == 0);
        CHECK(found(dir, "o.x:1") == Ids{});
        CHECK(found(dir, "o.y:2") == Ids{});
        CHECK(found(dir, "p.x:red") == Ids{});
        CHECK(found(dir, "p.y:9 q:5") == Ids{"a"});
    }

    TEST_CASE("--status lists the fields with their types and the kinds of their values") {
        const TempDir dir;
        dir.write("lines", lines);
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index", "--field", "n=integer", "--field", "a=b=date"}).status ==
              0);
        const std::string text = index(dir, {"--status", "-i", "index"}).out;
        CHECK(text.starts_with("index: index\ndocuments: 3\ntexts: stored\nsize: "));
        CHECK(text.substr(text.find("field ")) ==
              "field a=b: date\n"
              "field due: auto (date)\n"
              "field n: integer (string, integer)\n"
              "field secret: auto (string)\n"
              "field secret.deep: auto (integer)\n"
              "field state: auto (string, integer)\n");
        const Json status = Json::parse(index(dir, {"--status", "--json", "-i", "index"}).out);
        CHECK(status["documents"] == 3);
        CHECK(status["texts"] == true);
        REQUIRE(status["fields"].size() == 6);
        CHECK(status["fields"][2] == Json{{"name", "n"}, {"type", "integer"}, {"values", {"string", "integer"}}});
        CHECK(index(dir, {"--status", "-i", "none"}).status == 2);
        CHECK(index(dir, {"--status", "--rebuild", "-i", "index"}).status == 2);
    }

    TEST_CASE("the summary in JSON counts the values that do not fit the declared types") {
        const TempDir dir;
        dir.write("lines", lines);
        const auto output = index(dir, {"--json", "-q", "--jsonl", "lines", "-i", "index", "--field", "n=integer"});
        const Json expected = {{{"field", "n"}, {"type", "integer"}, {"value", "many"}, {"count", 2}}};
        CHECK(Json::parse(output.out)["type_conflicts"] == expected);
    }

    TEST_CASE("options select the members of JSON lines that other programs have written") {
        const TempDir dir;
        dir.write("lines", R"({"key":7,"subject":"Tides","body":"harbour","note":"reef","at":1716163200}
{"subject":"no key","body":"dam"}
)");
        CHECK(index(dir, {"--jsonl", "lines", "-i", "index", "--id-field", "key", "--title-field", "subject",
                          "--text-field", "body", "--text-field", "note", "--date-field", "at"})
                  .status == 0);
        CHECK(found(dir, "harbour reef title:tides date:2024-05-20") == Ids{"7"});
        CHECK(found(dir, "dam") == Ids{"lines:2"});
    }
}
