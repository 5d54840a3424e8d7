// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the options --sort, --fields and --facet of kwic-searcher with custom fields.
#include "support/command.hpp"
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

constexpr const char* orders =
    R"({"id":"a","text":"order","title":"One","price":9007199254740993,"tag":["x, y","z"],"paid":true})"
    "\n"
    R"({"id":"b","text":"order","title":"Two","price":2.5,"at":"2024-05-20","tag":"say \"hi\""})"
    "\n"
    R"({"id":"c","text":"order","title":"Three","price":"soon","at":"2024-05-21T10:00:00+02:00"})"
    "\n"
    R"({"id":"d","text":"order","title":"Four"})"
    "\n";

// Runs kwic-searcher with the query `order` on an index of `orders`. The test cases share the index.
CommandOutput find_orders(Strings arguments) {
    static const TempDir folder;
    static const CommandOutput made =
        run({indexer(), "-q", "-i", "index", "--jsonl", "-"}, {.input = orders, .folder = folder.path()});
    REQUIRE(made.status == 0);
    arguments.insert(arguments.begin(), {"--index", "index"});
    arguments.push_back("order");
    return search(arguments, {.folder = folder.path(), .environment = {{"COLUMNS", "60"}}});
}

std::string ids(const std::string& sort) {
    const CommandOutput output = find_orders({"--format", "paths", "--sort", sort});
    CHECK(output.err == "");
    std::string ids;
    for (const std::string& line : lines_of(output.out)) ids += line;
    return ids;
}

}  // namespace

TEST_SUITE("searcher fields") {
    TEST_CASE("--sort accepts custom fields and built-in names in both directions") {
        CHECK(ids("price") == "bacd");
        CHECK(ids("-price") == "cabd");
        CHECK(ids("at,-title") == "bcad");
        CHECK(ids("-at,title") == "cbda");
        CHECK(ids("-path") == "dcba");
        const CommandOutput unknown = find_orders({"--sort", "size"});
        CHECK(unknown.status == 2);
        CHECK(unknown.err ==
              "kwic-searcher: the index has no field 'size' to sort by: use one of relevance, date, path, title, at, "
              "paid, price, tag\n");
    }

    TEST_CASE("--fields adds the values of fields to the hits, and JSON keeps the kinds of the values") {
        const Json answer = Json::parse(find_orders({"--json", "--sort", "path", "--fields", "price,tag"}).out);
        CHECK(answer["hits"][0]["fields"].dump() == R"({"price":[9007199254740993],"tag":["x, y","z"]})");
        CHECK(answer["hits"][1]["fields"]["price"] == Json::parse("[2.5]"));
        CHECK(!answer["hits"][3].contains("fields"));
        const Json all = Json::parse(find_orders({"--json", "--sort", "path", "--fields", "*"}).out);
        CHECK(all["hits"][0]["fields"]["paid"] == Json::parse("[true]"));
        CHECK(all["hits"][2]["fields"]["at"] == Json::parse(R"(["2024-05-21T10:00:00+02:00"])"));
        const Json unknown = Json::parse(find_orders({"--json", "--fields", "size"}).out);
        CHECK(unknown["warnings"].dump().find("the index has no field 'size' to show") != std::string::npos);
        CHECK(find_orders({"--fields", "tag", "--sort", "path", "-n", "1"}).out.find("  tag: x, y\n  tag: z\n") !=
              std::string::npos);
    }

    TEST_CASE("TSV and CSV have a column for each field") {
        const Strings tsv =
            lines_of(find_orders({"--format", "tsv", "--sort", "path", "--fields", "id,title,price,tag"}).out);
        REQUIRE(tsv.size() == 4);
        CHECK(tsv[0] == "a\tOne\t9007199254740993\tx, y; z");
        CHECK(tsv[3].ends_with("\t\t"));
        const Strings csv =
            lines_of(find_orders({"--format", "csv", "--sort", "path", "--fields", "id,title,price,tag,*"}).out);
        REQUIRE(csv.size() == 5);
        CHECK(csv[0] == "id,title,price,tag,fields");
        CHECK(csv[1].find(R"(a,One,9007199254740993,"x, y; z","{""paid"":[true],""price"":)") != std::string::npos);
        CHECK(csv[2].find(R"(,2.5,"say ""hi""","{)") != std::string::npos);
    }

    TEST_CASE("facets have ranges, periods, documents without a value and statistics") {
        const Json answer =
            Json::parse(find_orders({"--json", "--facet", "price:..10,10..", "--facet", "at:month"}).out);
        CHECK(answer["facets"]["price:..10,10.."] ==
              Json::parse(R"([{"value":"..10","count":1},{"value":"10..","count":1}])"));
        CHECK(answer["facets"]["at:month"] == Json::parse(R"([{"value":"2024-05","count":2}])"));
        const Json& prices = answer["facet_statistics"]["price:..10,10.."];
        CHECK(prices["none"] == 2);
        CHECK(prices["numbers"]["max"].dump() == "9007199254740993");
        CHECK(prices["numbers"]["min"] == 2.5);
        CHECK(answer["facet_statistics"]["at:month"]["dates"] ==
              Json::parse(R"({"count":2,"min":"2024-05-20","max":"2024-05-21T08:00:00Z"})"));
        const std::string text = find_orders({"--facet", "price"}).out;
        CHECK(text.find("\nprice\n  2.5               1") != std::string::npos);
        CHECK(text.find("\n  (none)            1") != std::string::npos);
        CHECK(text.find("\n  min 2.5, max 9007199254740993, mean ") != std::string::npos);
        CHECK(find_orders({"--facet", "price:month"}).status == 2);
    }
}

}  // namespace kwic::searcher
