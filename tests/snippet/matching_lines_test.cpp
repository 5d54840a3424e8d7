// SPDX-License-Identifier: GPL-2.0-or-later
#include "snippet/matching_lines.hpp"

#include "support/strings.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

// Returns each snippet as `NUMBER:TEXT`.
Strings numbered(const std::vector<Snippet>& snippets) {
    Strings lines;
    for (const Snippet& snippet : snippets) lines.push_back(std::to_string(snippet.line) + ":" + snippet.text);
    return lines;
}

// Indexes a document with `text`, and returns the lines that a search for `query` finds in it, as `NUMBER:TEXT`.
Strings lines_with(const std::string& query, const std::string& text, SearchOptions options = {}) {
    const test::TempDir folder;
    IndexWriter writer(folder / "index", {.language = "en"});
    writer.put({.id = "a", .text = text});
    writer.commit();
    options.lines = true;
    options.snippets = no_limit;
    const Results results = Searcher(folder / "index").search(query, options);
    REQUIRE(results.hits.size() == 1);
    return numbered(results.hits[0].snippets);
}

// The lines of a text without the line ends, found byte by byte.
Strings lines_of_text(const std::string& text) {
    Strings lines = {""};
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    if (text.ends_with('\n')) lines.pop_back();
    return lines;
}

TEST_SUITE("matching lines") {
    TEST_CASE("a line with a match is one snippet, and adjacent lines are one snippet together") {
        const std::string text = "one\ntwo\nthree\nfour\n";
        CHECK(numbered(matching_lines(text, {{4, 7}}, 0, no_limit)) == Strings{"2:two"});
        CHECK(numbered(matching_lines(text, {{0, 1}, {4, 7}, {14, 15}}, 0, no_limit)) ==
              Strings{"1:one\ntwo", "4:four"});
        CHECK(numbered(matching_lines(text, {{2, 5}}, 0, no_limit)) == Strings{"1:one\ntwo"});
        CHECK(numbered(matching_lines(text, {}, 0, no_limit)).empty());
        CHECK(numbered(matching_lines(text, {{0, 1}, {14, 15}}, 0, 1)) == Strings{"1:one"});
    }

    TEST_CASE("lines around a line with a match belong to its snippet, and join snippets that touch") {
        const std::string text = "1\n2\n3\n4\n5\n6\n7";
        CHECK(numbered(matching_lines(text, {{4, 5}}, 1, no_limit)) == Strings{"2:2\n3\n4"});
        CHECK(numbered(matching_lines(text, {{0, 1}, {12, 13}}, 2, no_limit)) == Strings{"1:1\n2\n3", "5:5\n6\n7"});
        CHECK(numbered(matching_lines(text, {{0, 1}, {6, 7}}, 1, no_limit)) == Strings{"1:1\n2\n3\n4\n5"});
        CHECK(numbered(matching_lines(text, {{4, 5}}, no_limit, no_limit)) == Strings{"1:" + text});
    }

    TEST_CASE("highlights are relative to the snippet, and do not contain the end of a line") {
        const auto lines = matching_lines("ab\r\ncd ef\r\n", {{4, 6}, {7, 9}}, 0, no_limit);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].text == "cd ef");
        CHECK(lines[0].offset == 4);
        CHECK(lines[0].highlights == std::vector<Span>{{0, 2}, {3, 5}});
        const auto broken = matching_lines("har-\nbour\n", {{0, 9}}, 0, no_limit);
        REQUIRE(broken.size() == 1);
        CHECK(broken[0].text == "har-\nbour");
        CHECK(broken[0].highlights == std::vector<Span>{{0, 9}});
    }

    TEST_CASE("random matches give the lines that a scan of the text gives") {
        std::mt19937 random(7);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        for (int round = 0; round < 2000; ++round) {
            CAPTURE(round);
            std::string text;
            for (std::size_t i = below(60); i-- > 0;) text += "ab\n"[below(3)];
            std::vector<Span> matches;
            for (std::size_t at = below(9); at < text.size(); at += 1 + below(12)) {
                if (text[at] == '\n') continue;
                matches.push_back({at, std::min(at + 1 + below(4), text.size())});
                at = matches.back().end;
            }
            const std::size_t context = below(4);
            const Strings lines = lines_of_text(text);
            std::set<std::size_t> wanted;  // indexes in `lines`
            for (const Span& match : matches)
                for (std::size_t at = match.begin; at < match.end; ++at) {
                    const auto line = static_cast<std::size_t>(
                        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
                    for (std::size_t i = line - std::min(line, context); i <= line + context && i < lines.size(); ++i)
                        wanted.insert(i);
                }
            std::set<std::size_t> found;
            for (const Snippet& snippet : matching_lines(text, matches, context, no_limit)) {
                const Strings shown = lines_of_text(snippet.text + "\n");
                for (std::size_t i = 0; i < shown.size(); ++i) {
                    const std::size_t index = static_cast<std::size_t>(snippet.line) - 1 + i;
                    REQUIRE(index < lines.size());
                    CHECK(shown[i] == lines[index]);
                    CHECK(found.insert(index).second);
                }
            }
            CHECK(found == wanted);
        }
    }

    TEST_CASE("lines have the numbers of the file from which the text was made") {
        StoredDocument document;
        const auto lines = matching_lines("ab\ncd\nab\nx\nab\n", {{0, 2}, {6, 8}, {11, 13}}, 1, no_limit);
        CHECK(numbered(with_file_lines(lines, document)) == Strings{"1:ab\ncd\nab\nx\nab"});
        document.lines = {{0, 10}, {6, 12}};
        const auto moved = with_file_lines(lines, document);
        CHECK(numbered(moved) == Strings{"11:ab\ncd", "15:ab\nx\nab"});
        REQUIRE(moved.size() == 2);
        CHECK(moved[1].offset == 6);
        CHECK(moved[1].highlights == std::vector<Span>{{0, 2}, {5, 7}});
    }

    TEST_CASE("each form of a word has its line, and a document without a match in its text has no line") {
        CHECK(lines_with("harbour", "The harbours\nare closed.\nA harbour is open.\n") ==
              Strings{"1:The harbours", "3:A harbour is open."});
        CHECK(lines_with("harbour", "The harbours\nare closed.\n", {.variants = Variants::accents}) ==
              Strings{"1:The harbours"});
        CHECK(lines_with("*", "The harbours\nare closed.\n").empty());
    }

    TEST_CASE("the words of a phrase have lines only where the phrase stands") {
        const std::string text = "harbour\ntalks\nx harbour y talks\nharbour talks\nz\nthe harbour\n\ntalks z\n";
        CHECK(lines_with("\"harbour talks\"", text) ==
              Strings{"1:harbour\ntalks", "4:harbour talks", "6:the harbour", "8:talks z"});
        CHECK(lines_with("\"harbour talks\" OR z", text) ==
              Strings{"1:harbour\ntalks", "4:harbour talks\nz\nthe harbour", "8:talks z"});
        CHECK(lines_with("harbour \"talks z\"", text) ==
              Strings{"1:harbour", "3:x harbour y talks\nharbour talks\nz\nthe harbour", "8:talks z"});
        CHECK(lines_with("harbour OR \"harbour talks\"", "harbour\nz\nharbour talks\n") ==
              Strings{"1:harbour", "3:harbour talks"});
    }

    TEST_CASE("the words of NEAR have lines only where they are near each other") {
        const std::string filler = "one two three four five six seven eight\n";
        CHECK(lines_with("harbour NEAR/3 talks", "talks\n" + filler + "talks at\nthe harbour\n" + filler +
                                                     "harbour\n") == Strings{"3:talks at\nthe harbour"});
    }

    TEST_CASE("a word that is typed as one and written as two has its line only where both parts stand") {
        CHECK(lines_with("email", "An e-mail.\nThe mail.\nMy email.\n") == Strings{"1:An e-mail.", "3:My email."});
    }

    TEST_CASE("literals have their lines") {
        CHECK(lines_with("literal:\"operator==\"", "bool operator==(a, b);\noperator =\n") ==
              Strings{"1:bool operator==(a, b);"});
        CHECK(lines_with("a\nb", "a\nb\nc\n", {.literal = true}) == Strings{"1:a\nb"});
    }

    TEST_CASE("a line end between the parts of a broken word belongs to the word") {
        CHECK(lines_with("harbour", "The har-\nbour is open.\nNo.\n") == Strings{"1:The har-\nbour is open."});
        CHECK(lines_with("\"off\"", "It is off-\nline now.\nNo.\n") == Strings{"1:It is off-"});
        CHECK(lines_with("\"line\"", "It is off-\nline now.\nNo.\n") == Strings{"2:line now."});
    }

    TEST_CASE("a search for lines refuses an index without texts") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.store_text = false});
        writer.put({.id = "a", .text = "harbour"});
        writer.commit();
        CHECK_THROWS_WITH_AS(
            Searcher(folder / "index").search("harbour", {.lines = true}),
            "lines are found in stored texts, but the index stores none; rebuild it without --no-store", Error);
    }
}

}  // namespace
}  // namespace kwic
