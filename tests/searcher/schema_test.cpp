// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that the JSON of kwic-searcher meets the schema that --schema prints, and that the schema has no member that is
// never printed.
#include "support/json_schema.hpp"
#include "support/notes.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace kwic::searcher {
namespace {

using namespace test;
using Json = nlohmann::json;

// A folder with two indexes, whose documents have fields of all kinds.
class Orders {
public:
    Orders() {
        folder_.write("orders.jsonl",
                      R"({"id":"a","title":"One","text":"An order of fish","price":9,"paid":true,"tag":["x","y"]})"
                      "\n"
                      R"({"id":"b","text":"An order of fish","price":2.5,"at":"2024-05-20T10:00:00+02:00"})"
                      "\n"
                      R"({"id":"c","text":"A harbour","status":"open","date":"2024-05-20"})"
                      "\n");
        folder_.write("other.jsonl", R"({"id":"d","text":"An order of bread"})");
        for (const std::string name : {"orders", "other"})
            REQUIRE(run({indexer(), "--quiet", "-i", folder_ / name, "--jsonl", folder_ / (name + ".jsonl")}).status ==
                    0);
    }

    CommandOutput search(const Strings& arguments, const std::string& input = "") const {
        return test::search(arguments, CommandOptions{.input = input, .folder = folder_.path(), .environment = {}});
    }

private:
    TempDir folder_;
};

// Adds the names of the members of all objects in `value` to `names`.
void add_names(const Json& value, std::set<std::string>& names) {
    if (value.is_object())
        for (const auto& [name, member] : value.items()) names.insert(name);
    if (value.is_structured())
        for (const Json& member : value) add_names(member, names);
}

TEST_SUITE("searcher schema") {
    TEST_CASE("every answer and message in JSON meets the schema, which has no other members") {
        const Orders orders;
        const CommandOutput printed = orders.search({"--schema"});
        REQUIRE(printed.status == 0);
        const Json schema = Json::parse(printed.out);
        const JsonSchema checked(schema);
        std::set<std::string> names;
        const auto check = [&](const std::string& lines) {
            for (const std::string& line : lines_of(lines)) {
                CAPTURE(line);
                const Json value = Json::parse(line);
                CHECK(checked.mistake(value) == "");
                add_names(value, names);
            }
        };
        for (const Strings& arguments :
             {Strings{"order", "fish"}, Strings{"order", "zebra"}, Strings{"ordre"}, Strings{"-n", "1", "order"},
              Strings{"--group", "near", "order"}, Strings{"--fields", "*", "*"}, Strings{"status:open"},
              Strings{"--facet", "price", "--facet", "at:month", "--facet", "tag", "*"},
              Strings{"--facet", "price", "--count-to", "0", "order"}, Strings{"--count", "order"},
              Strings{"--explain", "--filter", "price:>1", "--recency", "30", "order"}, Strings{"--why", "b", "fish"},
              Strings{"--why", "b", "--filter", "price:2.5", "fish"}, Strings{"--complete", "ord"},
              Strings{"--show", "a"}, Strings{"--show", "c"}, Strings{"(order"}, Strings{"--snippets", "3", "fish"}}) {
            CAPTURE(arguments);
            Strings complete = {"--json", "-i", "orders"};
            complete.insert(complete.end(), arguments.begin(), arguments.end());
            const CommandOutput output = orders.search(complete);
            CHECK(output.status <= 1);
            check(output.out);
            check(output.err);
        }
        check(orders.search({"--json", "-i", "orders", "-i", "other", "--group", "near", "order"}).out);
        check(orders.search({"--json", "-i", "orders", "-i", "absent", "order"}).out);
        check(orders.search({"--json", "-i", "absent", "order"}).err);
        check(orders.search({"--json", "-i", "orders", "--strict", "(order"}).err);
        check(orders.search({"-i", "orders", "--batch", "-"}, "q1\torder\n").out);
        check(search({"--json", "--show", "a/talks.txt"}).out);
        for (const auto& [definition, each] : schema["$defs"].items()) {
            const std::string where = definition + " has ";
            const Json properties = each.value("properties", Json::object());
            for (const auto& [name, unused] : properties.items()) {
                const bool is_rare = name == "estimated" || name == "name" || name == "note";
                const std::string found = where + name;
                const bool is_printed = names.contains(name) || is_rare;
                CHECK_MESSAGE(is_printed, found);
            }
        }
    }
}

}  // namespace
}  // namespace kwic::searcher
