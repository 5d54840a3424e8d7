// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/gap_check.hpp"

#include "support/strings.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using Words = std::vector<GapCheck::Word>;

// Returns whether `words` follow each other in `text`, with the gap of each word directly before the word. Ignores the
// gap of the first word. Tries each token as the first word.
bool is_in(const Words& words, const std::string& text, Analyzer& analyzer) {
    const auto tokens = analyzer.analyze(text);
    for (std::size_t first = 0; first + words.size() <= tokens.size(); ++first) {
        bool is_match = true;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Token& token = tokens[first + i];
            const Strings& terms = words[i].terms;
            is_match &= words[i].is_any || std::find(terms.begin(), terms.end(), token.term) != terms.end();
            if (i == 0) continue;
            const std::size_t end = tokens[first + i - 1].end;
            is_match &= text.substr(end, token.begin - end) == words[i].gap;
        }
        if (is_match) return true;
    }
    return false;
}

TEST_SUITE("gap check") {
    TEST_CASE("GapCheck agrees with a search that tries each token as the first word") {
        std::mt19937 random(21);
        const auto one_of = [&](const Strings& choices) { return choices[random() % choices.size()]; };
        const Strings letters = {"ab", "bc", "cd", "AB", "12", "é"};
        const Strings gaps = {".", "-", " ", "/", ". ", ""};
        const DocumentReader reader{Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY)};
        Analyzer analyzer;
        std::size_t found = 0;
        for (int round = 0; round < 20'000; ++round) {
            std::string text;
            for (std::size_t size = random() % 12; size > 0; --size) text += one_of(letters) + one_of(gaps);
            Words words;
            for (std::size_t size = 1 + random() % 4; size > 0; --size)
                words.push_back(
                    {random() % 2 ? Strings{"ab", "12"} : Strings{"bc", "é"}, random() % 3 == 0, one_of(gaps)});
            StoredDocument document;
            document.title = text;
            document.has_text = true;
            const bool expected = is_in(words, text, analyzer);
            CAPTURE(text);
            CHECK(GapCheck(words, "title").is_in(document, reader, analyzer, {}) == expected);
            found += expected;
        }
        CHECK(found > 1000);
        CHECK(found < 19'000);
    }

    TEST_CASE("a document without a stored text passes the check") {
        const DocumentReader reader{Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY)};
        Analyzer analyzer;
        CHECK(GapCheck({{{"js"}, false, ""}}, "").is_in({}, reader, analyzer, {}));
    }
}

}  // namespace
}  // namespace kwic
