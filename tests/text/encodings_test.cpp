// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/corpus.hpp"

#include <kwic/decode.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

TEST_SUITE("encodings") {
    TEST_CASE("each text of corpus/encodings is decoded, and a search for a word of the text finds the text") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        std::vector<std::pair<std::string, std::string>> expected;
        std::istringstream lines(test::read_file(test::corpus() / "encodings/expected.tsv"));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream columns(line);
            std::string file, charset, word;
            std::getline(columns, file, '\t');
            std::getline(columns, charset, '\t');
            std::getline(columns, word, '\t');
            if (!std::filesystem::exists(test::corpus() / "encodings" / file))
                continue;  // this line has the column names
            const DecodedText decoded = decode_text(test::read_file(test::corpus() / "encodings" / file));
            CAPTURE(file);
            CAPTURE(decoded.charset);
            CHECK(decoded.text.find(word) != std::string::npos);
            CHECK((decoded.replacements > 0) == (file == "broken-utf8.txt"));
            writer.put({.id = file, .text = decoded.text});
            expected.emplace_back(file, word);
        }
        writer.commit();
        CHECK(expected.size() >= 12);
        Searcher searcher(folder / "index");
        for (const auto& [file, word] : expected) {
            const std::string shown_file(file);
            CAPTURE(shown_file);
            const std::string shown_word(word);
            CAPTURE(shown_word);
            const Results results = searcher.search(word + " OR " + word + "*", {.limit = 100, .match = Match::all});
            CHECK(std::any_of(results.hits.begin(), results.hits.end(),
                              [&, wanted = file](const Hit& hit) { return hit.id == wanted; }));
        }
    }
}

}  // namespace
}  // namespace kwic
