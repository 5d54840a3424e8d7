// SPDX-License-Identifier: GPL-2.0-or-later
// Makes an index from JSON lines and exports it.
#pragma once

#include "support/indexing.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::test {

using Json = nlohmann::ordered_json;

// Two documents with custom fields of every kind, and a document with only an id.
inline constexpr const char* invoices =
    R"({"id":"i 1/ü","title":"Invoice","text":"Dues for March.\f\nPaid \"late\".","date":"2021-03","language":"en",)"
    R"("price":120.5,"unit-price":[1,2.25],"status":"open","code":"A7","\\title":"Sir","paid":true})"
    "\n"
    R"({"id":"i2","text":"Dues for April.\n","date":"2021-04-30","price":80,"status":["paid","sent"],"code":7})"
    "\n"
    R"({"id":"i3"})"
    "\n";

struct Collection {
    explicit Collection(const char* lines = invoices) {
        dir.write("lines", lines);
        REQUIRE(index(dir, {"-i", "index", "--jsonl", "lines"}).status == 0);
    }
    CommandOutput exported(Arguments arguments) const {
        arguments.insert(arguments.begin(), {"-i", "index", "--export"});
        return index(dir, std::move(arguments));
    }
    TempDir dir;
};

// Parses each line as JSON. Checks that the last line ends with a newline.
inline std::vector<Json> parsed(const std::string& lines) {
    std::vector<Json> all;
    CHECK((lines.empty() || lines.back() == '\n'));
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) all.push_back(Json::parse(line));
    return all;
}

}  // namespace kwic::test
