// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the forms of words in many languages. Each line of a file in tests/search/forms has these columns, separated by
// tabs: the language of a text, a word of a query, the text, the expected result, and the grammatical rule. The
// expected result is `same` if the word should find the text, and `different` if it should not. If kwic does not give
// the expected result yet, the word `gap` follows the expected result. The first lines of a file, which begin with `#`,
// cite the sources of the rules.
#include "build_paths.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

struct Row {
    std::string language;
    std::string typed;
    std::string text;
    bool is_found;  // whether the search currently finds the text; in a gap, the opposite is expected
    bool is_gap;
};

std::vector<Row> read_rows(const std::filesystem::path& file) {
    std::vector<Row> rows;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream columns(line);
        Row row{};
        std::string expected;
        std::getline(columns, row.language, '\t');
        std::getline(columns, row.typed, '\t');
        std::getline(columns, row.text, '\t');
        std::getline(columns, expected, '\t');
        row.is_gap = expected.ends_with(" gap");
        row.is_found = expected.starts_with("same") != row.is_gap;
        rows.push_back(row);
    }
    return rows;
}

// Checks the rows of one language in an index with one document for each text.
void check_rows(const std::vector<Row>& rows) {
    std::vector<Document> documents;
    for (const Row& row : rows)
        documents.push_back(
            {.id = std::to_string(documents.size()), .text = ". " + row.text + " .", .language = row.language});
    const test::TestIndex index(documents);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].language);
        CAPTURE(rows[i].typed);
        CAPTURE(rows[i].text);
        const test::Strings ids = index.ids(rows[i].typed, {.limit = rows.size(), .match = Match::all});
        CHECK((std::find(ids.begin(), ids.end(), std::to_string(i)) != ids.end()) == rows[i].is_found);
    }
}

TEST_SUITE("forms in languages") {
    TEST_CASE("a word finds its forms, but not other words that look like forms") {
        const auto folder = std::filesystem::path(KWIC_SOURCE_DIR) / "tests" / "search" / "forms";
        std::size_t files = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            ++files;
            CAPTURE(file.path().filename().string());
            const std::vector<Row> rows = read_rows(file.path());
            CHECK(rows.size() >= 50);
            std::map<std::string, std::vector<Row>> by_language;
            for (const Row& row : rows) by_language[row.language].push_back(row);
            for (const auto& [language, of_language] : by_language) check_rows(of_language);
        }
        CHECK(files == 18);
    }
}

}  // namespace
}  // namespace kwic
