// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the search for literals. Some tests compare the results with the results of a model that reads all texts.
#include "support/literals.hpp"
#include "support/search.hpp"
#include "support/warnings.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using test::TestIndex;

constexpr std::size_t all = 1000;

Strings found(const TestIndex& index, const std::string& literal, SearchOptions options = {}) {
    options.literal = true;
    options.limit = all;
    return test::sorted(test::ids(index.search(literal, options)));
}

// Returns the ids of the documents whose texts contain the literal.
Strings expected(const std::vector<Document>& documents, const std::string& literal) {
    Strings ids;
    for (const Document& document : documents)
        if (test::contains_literal(document.text, literal)) ids.push_back(document.id);
    return test::sorted(ids);
}

// Returns documents with random texts. Some texts are stored in several frames (see schema/stored_document.hpp). The
// longest texts have frames in metadata entries.
std::vector<Document> random_documents(std::mt19937& random, std::size_t count) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t pieces = i % 40 == 7 ? 30'000 : i % 10 == 3 ? 4'000 : 1 + random() % 60;
        documents.push_back({.id = std::to_string(i), .text = test::random_pieces(random, pieces), .language = "en"});
    }
    return documents;
}

// Draws literals from the texts. Checks that a search for each literal finds exactly the documents that contain the
// literal.
void check_random_literals(std::mt19937& random, const std::vector<Document>& documents, const TestIndex& index,
                           int runs) {
    std::size_t hits = 0;
    for (int run = 0; run < runs; ++run) {
        const Document& source = documents[random() % documents.size()];
        const std::string literal = test::random_literal(random, source.text, 1 + random() % 16);
        if (!test::has_letter_or_digit(literal)) continue;
        CAPTURE(literal);
        CAPTURE(source.id);
        const Strings ids = found(index, literal);
        REQUIRE(ids == expected(documents, literal));
        hits += ids.size();
    }
    CHECK(hits > static_cast<std::size_t>(runs));
}

std::vector<Document> programs() {
    return {
        {.id = "vector", .text = "C++ code: bool operator==(const T& a)\nstd::vector<int> v;\n"},
        {.id = "list", .text = "Not C, but c++ and C#: bool operator== (T);\n"},
        {.id = "python", .text = "class A:\n    def __init__(self, name):\n        self.name = name\n"},
        {.id = "map", .text = "x.map(a => a + 1).filter(b=>x)\n"},
        {.id = "header", .text = "void parse_http_header(); int PARSE_HTTP_HEADER;\n"},
        {.id = "error", .text = "error: expected ';' before '}' token [line 12]\n"},
        {.id = "ligature", .text = "of\ufb01ce, co\u00adoperate\n"},
        {.id = "office", .text = "office, cooperate\n"},
    };
}

const TestIndex& program_index() {
    static const TestIndex index(programs());
    return index;
}

// Returns the first snippet of the first hit, with brackets around the highlights.
std::string shown(const Results& results) {
    if (results.hits.empty() || results.hits[0].snippets.empty()) return {};
    const Snippet& snippet = results.hits[0].snippets[0];
    std::string text;
    std::size_t at = 0;
    for (const Span& highlight : snippet.highlights) {
        text += snippet.text.substr(at, highlight.begin - at) + "[" +
                snippet.text.substr(highlight.begin, highlight.end - highlight.begin) + "]";
        at = highlight.end;
    }
    return text + snippet.text.substr(at);
}

}  // namespace

TEST_SUITE("literal search") {
    TEST_CASE("a literal finds the texts that contain it, and ignores case if it has no uppercase letter") {
        const TestIndex& index = program_index();
        CHECK(found(index, "C++") == Strings{"vector"});
        CHECK(found(index, "c++") == Strings{"list", "vector"});
        CHECK(found(index, "C#") == Strings{"list"});
        CHECK(found(index, "operator==(") == Strings{"vector"});
        CHECK(found(index, "operator== (") == Strings{"list"});
        CHECK(found(index, "=> a") == Strings{"map"});
        CHECK(found(index, "=>x") == Strings{"map"});
        CHECK(found(index, "__init__(self") == Strings{"python"});
        CHECK(found(index, "  self.name") == Strings{"python"});
        CHECK(found(index, "   self.name = NAME").empty());
        CHECK(found(index, "'}' token [line 1") == Strings{"error"});
        CHECK(found(index, "arse_http_heade") == Strings{"header"});
        CHECK(found(index, "RSE_HTTP") == Strings{"header"});
        CHECK(found(index, "ttp") == Strings{"header"});
        CHECK(found(index, "of\ufb01ce") == Strings{"ligature"});
        CHECK(found(index, "office") == Strings{"office"});
        CHECK(found(index, "co\u00adop") == Strings{"ligature"});
        CHECK(found(index, "coop") == Strings{"office"});
        CHECK(found(index, "o*r").empty());
    }

    TEST_CASE("a literal can be combined with other parts of a query") {
        const TestIndex& index = program_index();
        CHECK(index.sorted_ids("literal:\"operator==\"") == Strings{"list", "vector"});
        CHECK(index.sorted_ids("literal:operator==(const") == Strings{"vector"});
        CHECK(index.sorted_ids("literal:\"operator==\" -literal:\"C++\"") == Strings{"list"});
        CHECK(index.sorted_ids("bool literal:c#") == Strings{"list"});
        CHECK(index.sorted_ids("(literal:=>x OR literal:[line)") == Strings{"error", "map"});
        CHECK(index.search("vector OR literal:\"no such text\"").hits.size() == 1);
        const Results results = index.search("bool literal:\"C++\"");
        REQUIRE(results.hits.size() == 2);
        CHECK(results.hits[0].id == "vector");
        CHECK(results.hits[1].partial);
        CHECK(results.interpreted == "bool literal:\"C++\"");
    }

    TEST_CASE("a literal is refused if it has no letter or digit, or if the index stores no texts") {
        const TestIndex& index = program_index();
        const TestIndex without_texts(programs(), {.store_text = false});
        CHECK_THROWS_WITH_AS(found(index, "=="), doctest::Contains("a literal needs a letter or a digit"), Error);
        CHECK_THROWS_WITH_AS(found(index, ""), doctest::Contains("a literal needs a letter or a digit"), Error);
        CHECK_THROWS_WITH_AS(found(without_texts, "C++"),
                             doctest::Contains("only in stored texts, but the index stores none"), Error);

        const Results results = index.search("literal:\"==\"");
        CHECK(results.hits.empty());
        CHECK(test::messages(results.warnings) ==
              Strings{"'literal:\"==\"' finds nothing: a literal needs a letter or a digit"});
        CHECK(index.ids("bool literal:\"\"").empty());
        CHECK(test::messages(without_texts.search("literal:c++").warnings) ==
              Strings{"'literal:\"c++\"' finds nothing: a literal can be found only in stored texts, but the index "
                      "stores none"});
    }

    TEST_CASE("a literal may have any bytes and any size") {
        std::string text = "say \"hi, a";
        text += '\0';
        text += "b \ufffd7\n";
        const std::size_t start = text.size();
        for (int i = 0; text.size() < 1'500'000; ++i) text += std::to_string(i) + (i % 3 ? " ab\n" : "ab ");
        const TestIndex index({{.id = "long", .text = text}, {.id = "other", .text = "say hi 7"}});
        const std::string million = text.substr(start + 3, 1'000'000);
        CHECK(found(index, "say \"hi") == Strings{"long"});
        CHECK(found(index, std::string("a\0b", 3)) == Strings{"long"});
        CHECK(found(index, std::string("h\0i", 3)).empty());
        CHECK(found(index, million) == Strings{"long"});
        CHECK(found(index, million + "x").empty());
        CHECK(found(index, std::string(1'000'000, 'a')).empty());
        CHECK(found(index, std::string(1'000'000, '(') + "a").empty());
        CHECK_THROWS_AS(found(index, " \n\t\u00a0"), Error);
        CHECK_THROWS_AS(found(index, std::string(1'000'000, '"')), Error);
        const Results results = index.search("\xff\x37", {.literal = true});
        CHECK(test::ids(results) == Strings{"long"});
        CHECK(test::messages(results.warnings) == Strings{"bytes that are not UTF-8 were replaced"});
    }

    TEST_CASE("a literal from a random text finds all texts that contain the literal") {
        std::mt19937 random(5);
        const std::vector<Document> documents = random_documents(random, 160);
        check_random_literals(random, documents, TestIndex(documents), 400);
        check_random_literals(random, documents, TestIndex(documents, {.positions = false}), 100);
    }

    TEST_CASE("literals are found in documents that an update has added, and not in documents that it has replaced") {
        std::mt19937 random(6);
        std::vector<Document> documents = random_documents(random, 120);
        const TestIndex index(documents);
        const std::vector<Document> added = random_documents(random, 40);
        IndexWriter writer(index.path());
        for (const Document& document : added) writer.put(document);  // replaces the first 40 documents
        writer.commit();
        std::copy(added.begin(), added.end(), documents.begin());
        check_random_literals(random, documents, index, 200);
    }

    TEST_CASE("literals may extend over blocks and frames of a text") {
        std::string text;
        for (int i = 0; text.size() < 100'000; ++i)
            text += "line " + std::to_string(i) + " of x=" + std::to_string(i * 7) + ";\n";
        const TestIndex index({{.id = "long", .text = text}, {.id = "other", .text = "line 1"}});
        for (std::size_t begin = 0; begin + 90 < text.size(); begin += 61) {
            const std::string literal = text.substr(begin, 60);
            CAPTURE(literal);
            REQUIRE(found(index, literal) == Strings{"long"});
        }
        CHECK(found(index, text.substr(300, 5000)) == Strings{"long"});
        CHECK(found(index, text.substr(300, 5000) + "x").empty());
    }

    TEST_CASE("a literal search has exact totals and facets, and its pages list all matches in every sort order") {
        std::mt19937 random(7);
        std::vector<Document> documents = random_documents(random, 300);
        for (std::size_t i = 0; i < documents.size(); ++i) documents[i].fields = {{"kind", i % 3 ? "odd" : "even"}};
        const TestIndex index(documents);
        for (int run = 0; run < 60; ++run) {
            const std::string literal =
                test::random_literal(random, documents[random() % documents.size()].text, 1 + random() % 4);
            if (!test::has_letter_or_digit(literal)) continue;
            CAPTURE(literal);
            const Strings ids = expected(documents, literal);
            const Results counted = index.search(
                literal, {.limit = 0, .literal = true, .count_to = count_all, .facets = {"kind"}, .snippets = 0});
            CHECK(counted.total.exact);
            CHECK(counted.total.value == ids.size());
            std::size_t values = 0;
            for (const auto& value : counted.facets.at(0).values) values += value.count;
            CHECK(values == ids.size());
            for (const Strings& sort : {Strings{}, Strings{"path"}, Strings{"date"}, Strings{"title"}}) {
                Strings listed;
                SearchOptions options{.limit = 7, .sort = sort, .literal = true};
                for (bool has_more = true; has_more;) {
                    const Results page = index.search(literal, options);
                    for (const Hit& hit : page.hits) listed.push_back(hit.id);
                    options.after = page.next;
                    has_more = !page.next.empty();
                }
                CHECK(test::sorted(listed) == ids);
            }
        }
    }

    TEST_CASE("the snippet shows and highlights the literal") {
        CHECK(shown(program_index().search("C++", {.literal = true})) ==
              "[C++] code: bool operator==(const T& a)\nstd::vector<int> v;");
        CHECK(shown(program_index().search("code literal:\"T& a)\"")) ==
              "C++ [code]: bool operator==(const [T& a)]\nstd::vector<int> v;");
        std::string text = "A title\n\nlong line\n";
        for (int i = 0; i < 9000; ++i) text += i == 7000 ? "so (line); it ends. " : "a long line of words. ";
        const TestIndex index(std::vector<Document>{{.id = "long", .text = text}});
        const Results results = index.search("(line); it", {.literal = true, .snippet_length = 60});
        CHECK(shown(results).find("[(line); it]") != std::string::npos);
        REQUIRE(results.hits.size() == 1);
        const Snippet& snippet = results.hits[0].snippets.at(0);
        CHECK(text.substr(snippet.offset, snippet.text.size()) == snippet.text);
        CHECK(index.search("long literal:\"; it\"", {.snippets = 3}).hits.at(0).snippets.size() == 3);
        CHECK(shown(index.search(text.substr(150'000, 1000), {.literal = true})).starts_with("["));
    }

    TEST_CASE("a literal across a line break between Chinese letters is highlighted without the line break") {
        const TestIndex index(std::vector<Document>{{.id = "a", .text = "x\n\n\u4e2d\u6587\u7248\n\u672c\u4e86\n"}});
        CHECK(shown(index.search("\u6587\u7248\n\u672c", {.literal = true})) == "\u4e2d[\u6587\u7248\u672c]\u4e86");
        CHECK(index.search("\u7248\u672c", {.literal = true}).hits.empty());
    }

    TEST_CASE("if a literal is in the title and the body of a text, the snippet shows the body") {
        const TestIndex index(std::vector<Document>{{.id = "a", .text = "The x=1 case\n\nHere is x=1 again.\n"}});
        const Results results = index.search("x=1", {.literal = true});
        CHECK(shown(results) == "Here is [x=1] again.");
        CHECK(results.hits.at(0).title_highlights.size() == 1);
    }

    TEST_CASE("a search of several indexes finds a literal in each index that stores its texts") {
        std::mt19937 random(8);
        const std::vector<Document> documents = random_documents(random, 90);
        const test::TempDir folder;
        const std::vector<Document> first(documents.begin(), documents.begin() + 45);
        const std::vector<Document> second(documents.begin() + 45, documents.end());
        const Searcher both({test::write_index(folder, "a", first), test::write_index(folder, "b", second)});
        for (int run = 0; run < 100; ++run) {
            const std::string literal =
                test::random_literal(random, documents[random() % documents.size()].text, 1 + random() % 16);
            if (!test::has_letter_or_digit(literal)) continue;
            CAPTURE(literal);
            const Results results = both.search(literal, {.limit = all, .literal = true});
            REQUIRE(test::sorted(test::ids(results)) == expected(documents, literal));
        }
        const Searcher mixed({(folder / "a").string(), test::write_index(folder, "c", second, {.store_text = false})});
        const Results results = mixed.search("a", {.limit = all, .literal = true});
        CHECK(test::sorted(test::ids(results)) == expected(first, "a"));
        CHECK(test::messages(results.warnings) ==
              Strings{"the index '" + (folder / "c").string() + "' stores no texts: literals find nothing in it"});
    }

    TEST_CASE("a search for a literal ends at its time limit") {
        std::vector<Document> documents;
        for (int i = 0; i < 400; ++i)
            documents.push_back({.id = std::to_string(i), .text = std::string(200'000, 'a') + std::to_string(i)});
        const TestIndex index(documents);
        const Results results = index.search("ab", {.literal = true, .timeout_ms = 1, .count_to = count_all});
        CHECK(!results.total.exact);
        CHECK(results.took_ms < 200);
        const Results excluded = index.search("* -literal:ab", {.limit = all, .timeout_ms = 1});
        CHECK(excluded.hits.size() < documents.size());
    }

    TEST_CASE("an explanation states the words by which a literal is found") {
        const std::string explained =
            to_string(program_index().searcher().explain("arse_http_heade", {.literal = true}));
        CHECK(explained.find("query: literal:\"arse_http_heade\"\nword: http = http (1)\n") != std::string::npos);
        const auto why = program_index().searcher().why("vector", "operator==( -C#", {});
        CHECK(why.has_value());
        CHECK(program_index().searcher().why("vector", "C#", {.literal = true})->is_found == false);
        CHECK(program_index().searcher().why("list", "C#", {.literal = true})->is_found);
    }
}

}  // namespace kwic
