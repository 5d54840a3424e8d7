// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the figures in the documentation with the recorded runs.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/documents.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

// Returns the table rows of `expected` that are not in `text`.
std::vector<std::string> missing_rows(const std::string& text, const std::string& expected) {
    std::vector<std::string> missing;
    const std::vector<std::string> rows = test::table_rows(text);
    for (const std::string& row : test::table_rows(expected))
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) missing.push_back(row);
    return missing;
}

// Reads tests/relevance/figures/COLLECTION.tsv, which has a line with three figures for each query. Returns a table row
// with the number of queries and the mean of each figure, such as `| 99 | 0.9795 | 0.9743 | 0.9949 |`.
std::string means(const std::string& collection) {
    std::istringstream lines(test::document("tests/relevance/figures/" + collection + ".tsv"));
    std::array<double, 3> sums{};
    std::size_t queries = 0;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line.substr(line.find('\t')));
        for (double& sum : sums) {
            double figure = 0;
            columns >> figure;
            sum += figure;
        }
        ++queries;
    }
    const auto count = static_cast<double>(queries);
    return fmt::format("| {} | {:.4f} | {:.4f} | {:.4f} |", queries, sums[0] / count, sums[1] / count, sums[2] / count);
}

}  // namespace

TEST_SUITE("documents") {
    TEST_CASE("benchmark tables in the documentation agree with the recorded runs") {
        const std::string page = test::document("doc/benchmarks.md");
        CHECK(missing_rows(page, test::document("tests/bench/runs/2026-11-23-scale/table.md")).empty());
        test::CommandOptions options;
        options.folder = KWIC_SOURCE_DIR;
        const auto table = test::run({"script/bench", "--table", "tests/bench/runs/2026-11-24"}, options);
        if (table.err.find("python3 is needed") != std::string::npos) {
            MESSAGE("python3 is missing");
            return;
        }
        REQUIRE(table.status == 0);
        CHECK(test::table_rows(table.out).size() > 20);
        CHECK(missing_rows(page, table.out).empty());
    }

    TEST_CASE("ranking figures in the documentation are the means of the recorded figures") {
        static const std::regex row("^\\| `([-a-z]+)`: [^|]*\\|[^|]*(\\|.*)$");
        std::size_t collections = 0;
        for (const std::string& line : test::table_rows(test::document("doc/ranking.md"))) {
            std::smatch match;
            if (!std::regex_match(line, match, row)) continue;
            CAPTURE(line);
            CHECK(match[2] == means(match[1]));
            ++collections;
        }
        CHECK(collections > 10);
    }
}

}  // namespace kwic
