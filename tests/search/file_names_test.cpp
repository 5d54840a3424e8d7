// SPDX-License-Identifier: GPL-2.0-or-later
// Tests that files are found by the words of their names.
#include "schema/document_terms.hpp"
#include "support/search.hpp"
#include "support/strings.hpp"

#include <kwic/index_files.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using test::TestIndex;

constexpr FileStamp stamp{1, 2};

const std::vector<Document>& documents() {
    static const std::vector<Document> all = {
        {.id = "notes/pump manual.md", .text = "How to mount it\n", .file = stamp},
        {.id = "invoice-march.txt", .text = "Amount due\n", .file = stamp},
        {.id = "src/parseHttpHeader.cpp", .text = "int main() {}\n", .file = stamp},
        {.id = "reports/\u00dcbersicht_2024.final.pdf", .text = "Figures follow.\n", .file = stamp},
        {.id = "walrus.md", .text = "# Walrus\n\nThe walrus sleeps.\n", .file = stamp},
        {.id = "pump record", .text = "A JSON line\n"},
    };
    return all;
}

const TestIndex& files() {
    static const TestIndex index(documents());
    return index;
}

TEST_SUITE("file names") {
    TEST_CASE("file_title() returns the file name without its extension") {
        CHECK(file_title("notes/pump manual.md") == "pump manual");
        CHECK(file_title("a/b.c/story_of.mine.txt.gz") == "story_of.mine");
        CHECK(file_title("Makefile") == "Makefile");
        CHECK(file_title("a/.bashrc") == ".bashrc");
        CHECK(file_title("invoice.2024") == "invoice.2024");
        CHECK(file_title("Mr. Smith and Co") == "Mr. Smith and Co");
        CHECK(file_title("lied.\u043c\u043f3") == "lied");
        CHECK(file_title("bad\xff name.txt") == "bad\ufffd name");
        CHECK(file_title("") == "");
    }

    TEST_CASE("a file is found by the words of its name, but not by its extension or its folder") {
        CHECK(files().ids("pump") == Strings{"notes/pump manual.md"});
        CHECK(files().ids("invoice") == Strings{"invoice-march.txt"});
        CHECK(files().ids("\u00fcbersicht final") == Strings{"reports/\u00dcbersicht_2024.final.pdf"});
        CHECK(files().ids("manuals") == Strings{"notes/pump manual.md"});
        CHECK(files().ids("mount manual") == Strings{"notes/pump manual.md"});
        for (const char* query : {"md", "txt", "cpp", "pdf", "notes", "src", "record"})
            CHECK_MESSAGE(files().ids(query) == Strings{}, query);
    }

    TEST_CASE("words of a file name are found with title: and with variants off") {
        CHECK(files().ids("title:pump") == Strings{"notes/pump manual.md"});
        CHECK(files().ids("title:mount").empty() == false);
        CHECK(files().ids("pump", {.limit = 10, .match = Match::all, .variants = Variants::off}) ==
              Strings{"notes/pump manual.md"});
        CHECK(files().ids("title:\"invoice march\"") == Strings{"invoice-march.txt"});
    }

    TEST_CASE("a phrase is found if a file name contains the complete phrase, but not if it contains only a part") {
        CHECK(files().ids("\"pump manual\"") == Strings{"notes/pump manual.md"});
        CHECK(files().ids("pump NEAR manual") == Strings{"notes/pump manual.md"});
        CHECK(files().ids("\"manual pump\"").empty());
        CHECK(files().ids("\"it pump\"").empty());
        CHECK(files().ids("\"due invoice\"").empty());
        CHECK(files().ids("title:\"due invoice\"").empty());
    }

    TEST_CASE("identifiers in a name are found by their parts") {
        CHECK(files().ids("header") == Strings{"src/parseHttpHeader.cpp"});
        CHECK(files().ids("parsehttpheader") == Strings{"src/parseHttpHeader.cpp"});
    }

    TEST_CASE("a source file is found by the words of its name, which is its title") {
        const TestIndex index({{.id = "src/tide_table.cpp",
                                .text = "// Copyright (C) 2019 The Harbour Authors\n#include <map>\n",
                                .file = stamp},
                               {.id = "src/tide_table.cpp in JSON", .text = "// The harbour\n#include <map>\n"}});
        CHECK(index.ids("table") == Strings{"src/tide_table.cpp"});
        CHECK(index.ids("title:table") == Strings{"src/tide_table.cpp"});
        CHECK(index.ids("title:\"tide table\"") == Strings{"src/tide_table.cpp"});
        CHECK(index.ids("title:copyright").empty());
        CHECK(index.ids("cpp").empty());
        const Results found = index.search("table");
        REQUIRE(found.hits.size() == 1);
        CHECK(found.hits[0].title == "tide_table.cpp");
        CHECK(verify_index(index.path()) == Strings{});
    }

    TEST_CASE("each line of a headline over two lines is a line of the title") {
        const std::string text = "Fishermen and hotel owners agree on\na truce over the lights\n\nThe lamps go out.\n";
        const TestIndex index({{.id = "a", .text = text}, {.id = "b", .text = "Lamps\n\n" + text}});
        CHECK(index.ids("title:owners title:truce") == Strings{"a"});
        CHECK(title_line(text, "Fishermen and hotel owners agree on a truce over the lights") == Span{0, 59});
        CHECK(verify_index(index.path()) == Strings{});
    }

    TEST_CASE("title_line() finds a title with other white space, a colon or marks of a heading after it") {
        CHECK(title_line("Fishing \t quotas:\nHerring\n", "Fishing quotas") == Span{0, 17});
        CHECK(title_line("# Fishing quotas #\r\nHerring\n", "Fishing quotas") == Span{2, 19});
        CHECK(title_line("Fishing\n\nquotas\n", "Fishing quotas") == Span{});
        CHECK(title_line("Fishing quotas were cut\n", "Fishing quotas") == Span{});
        CHECK(title_line("Fishing quotas", "Fishing quotas") == Span{});
        CHECK(title_line("Fishing quotas\n", "") == Span{});
        CHECK(title_line("Fishing Fishing quotas\n", "Fishing quotas") == Span{8, 22});
    }

    TEST_CASE("a file name does not raise the score if the title contains the words of the name") {
        const TestIndex index({{.id = "walrus.md", .text = "# The walrus\n\nIt sleeps.\n", .file = stamp},
                               {.id = "other", .text = "# The walrus\n\nIt sleeps.\n"}});
        const Results found = index.search("walrus");
        REQUIRE(found.hits.size() == 2);
        CHECK(found.hits[0].score == found.hits[1].score);
    }

    TEST_CASE("a file with the query word in its name ranks above a file with the query word only in its text") {
        const TestIndex index({{.id = "a.txt", .text = "They met a walrus at the harbour today.", .file = stamp},
                               {.id = "walrus.txt", .text = "They met an envoy at the harbour today.", .file = stamp}});
        CHECK(index.ids("walrus") == Strings{"walrus.txt", "a.txt"});
    }

    TEST_CASE("files are found by name in intact indexes with and without texts and positions") {
        for (const bool has_texts : {true, false})
            for (const bool has_positions : {true, false}) {
                const TestIndex index(documents(),
                                      {.language = "en", .store_text = has_texts, .positions = has_positions});
                CHECK(index.ids("pump") == Strings{"notes/pump manual.md"});
                CHECK(verify_index(index.path()) == Strings{});
                if (has_texts || has_positions) CHECK(index.ids("\"pump manual\"") == Strings{"notes/pump manual.md"});
            }
    }
}

}  // namespace
}  // namespace kwic
