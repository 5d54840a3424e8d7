// SPDX-License-Identifier: GPL-2.0-or-later
// Tests what the printers of kwic-searcher write for given results.
#include "searcher/printer.hpp"
#include "searcher/batch.hpp"
#include "searcher/paragraph.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace kwic::searcher;

template <typename Printer, typename... Arguments>
std::string printed(Printer printer, const Arguments&... arguments) {
    std::ostringstream out;
    printer(out, arguments...);
    return out.str();
}

const std::vector<std::string> no_fields;

kwic::Hit hit(std::string id, std::string title = "") {
    kwic::Hit result;
    result.rank = 1;
    result.id = std::move(id);
    result.title = std::move(title);
    result.score = 1.5;
    return result;
}

kwic::Snippet snippet(std::string text, std::vector<kwic::Span> highlights = {}) {
    kwic::Snippet result;
    result.text = std::move(text);
    result.highlights = std::move(highlights);
    return result;
}

kwic::Results results(std::vector<kwic::Hit> hits) {
    kwic::Results result;
    result.total.value = hits.size();
    result.took_ms = 0.84;
    result.hits = std::move(hits);
    return result;
}

// Returns results with one hit that has a path, a title, a date, a language and a snippet.
kwic::Results harbour() {
    kwic::Hit talks = hit("a/talks.txt", "Harbour talks");
    talks.path = "/notes/a/talks.txt";
    talks.title_highlights = {{0, 7}};
    talks.score = 11.25;
    talks.date = "2023-07-19";
    talks.language = "en";
    kwic::Snippet first_snippet = snippet("the harbour\n  talks go on", {{4, 11}});
    first_snippet.offset = 1042;
    first_snippet.line = 17;
    first_snippet.cut_before = true;
    talks.snippets = {first_snippet};
    kwic::Results result = results({talks});
    result.query = "harbour";
    result.interpreted = "harbour";
    return result;
}

std::string wrapped(std::string_view text, std::size_t width, const std::vector<kwic::Span>& marked = {}) {
    std::ostringstream out;
    write_wrapped(out, paragraph(text, marked, "", "1;33"), width, 2, !marked.empty());
    return out.str();
}

}  // namespace

TEST_SUITE("printer") {
    TEST_CASE("text output shows the heading, the snippet and the total") {
        CHECK(printed(print_text, harbour(), TextLayout{}) ==
              "1. Harbour talks  /notes/a/talks.txt:17  2023-07-19\n"
              "  … the harbour talks go on\n"
              "\n"
              "1 document (0.8 ms)\n");
    }

    TEST_CASE("colors mark the title, the path and the matches") {
        CHECK(printed(print_text, harbour(), TextLayout{true, 100}) ==
              "\x1b[2m1. \x1b[0m\x1b[1;33mHarbour\x1b[0m\x1b[1m talks\x1b[0m  \x1b[36m/notes/a/talks.txt\x1b[0m"
              "\x1b[2m:17\x1b[0m  \x1b[2m2023-07-19\x1b[0m\n"
              "  … the \x1b[1;33mharbour\x1b[0m talks go on\n"
              "\n"
              "\x1b[2m1 document (0.8 ms)\x1b[0m\n");
    }

    TEST_CASE("text output for results without hits is empty") {
        CHECK(printed(print_text, kwic::Results{}, TextLayout{}) == "");
    }

    TEST_CASE("an estimated total is marked, and the digits of large numbers are grouped") {
        kwic::Results many = results({hit("a")});
        many.total = {1234567, false};
        CHECK(printed(print_text, many, TextLayout{}) == "1. a\nabout 1,234,567 documents (0.8 ms)\n");
        many.total = {999, true};
        CHECK(printed(print_text, many, TextLayout{}) == "1. a\n999 documents (0.8 ms)\n");
    }

    TEST_CASE("partial matches are printed below a label") {
        std::vector<kwic::Hit> hits = {hit("a"), hit("b"), hit("c")};
        hits[1].partial = hits[2].partial = true;
        CHECK(printed(print_text, results(hits), TextLayout{}) ==
              "1. a\nWith some of the words:\n1. b\n1. c\n3 documents (0.8 ms)\n");
    }

    TEST_CASE("snippets after the first are printed with their line numbers") {
        kwic::Hit both = hit("a.txt");
        both.path = "/notes/a.txt";
        both.snippets = {snippet("one"), snippet("two")};
        both.snippets[0].line = 3;
        both.snippets[1].line = 40;
        both.snippets[1].cut_after = true;
        CHECK(printed(print_text, results({both}), TextLayout{}) ==
              "1. /notes/a.txt:3\n  one\n  line 40: two …\n\n1 document (0.8 ms)\n");
    }

    TEST_CASE("a snippet that keeps its lines is printed line by line, without the common indentation") {
        kwic::Hit source = hit("a.c");
        source.snippets = {snippet("    if (x) {\r\n\tprint(\"a\");  \n\n        }\x1b", {{15, 20}})};
        source.snippets[0].has_lines = true;
        CHECK(printed(print_text, results({source}), TextLayout{}) ==
              "1. a.c\n  if (x) {\n  print(\"a\");\n\n      }\\x1b\n\n1 document (0.8 ms)\n");
        CHECK(printed(print_text, results({source}), TextLayout{true, 100}).find("\x1b[1;33mprint\x1b[0m(") !=
              std::string::npos);
        source.snippets[0] = snippet("one two three four five six\n two  2");
        source.snippets[0].has_lines = true;
        source.snippets[0].cut_before = source.snippets[0].cut_after = true;
        CHECK(printed(print_text, results({source}), TextLayout{false, 24}) ==
              "1. a.c\n  … one two three four\n    five six\n   two  2 …\n\n1 document (0.8 ms)\n");
        CHECK(printed(print_tsv, results({source}), no_fields) ==
              "1\t1.500000\ta.c\t\tone two three four five six / two 2\n");
    }

    TEST_CASE("no part of a document controls the terminal") {
        kwic::Hit hostile = hit("id\x1b[31m", "T\x1b]0;x\x07\u202e");
        hostile.path = "/notes/\xff\n\u009b.txt";
        hostile.snippets = {snippet("a\x1b[2J\u202eb\x7f", {{0, 1}})};
        CHECK(printed(print_text, results({hostile}), TextLayout{}) ==
              "1. T\\x1b]0;x\\x07\\u202e  /notes/\uFFFD\\x0a\\x9b.txt:1\n"
              "  a\\x1b[2J\\u202eb\\x7f\n"
              "\n"
              "1 document (0.8 ms)\n");
        CHECK(printed(print_tsv, results({hostile}), no_fields) ==
              "1\t1.500000\tid [31m\tT ]0;x \\u202e\ta [2J\\u202eb\n");
        CHECK(printed(print_trec, results({hostile}), "q") == "q Q0 id%1B[31m 1 1.500000 kwic\n");
        CHECK(printed(print_paths, results({hostile}), false) == "/notes/\uFFFD\\x0a\\x9b.txt\n");
        CHECK(printed(print_explanation, kwic::QueryExplanation{.interpreted = "a\x1b[31m",
                                                                .words = {{.word = "a", .terms = {{"a\r", 2}}}}}) ==
              "query: a\\x1b[31m\nword: a = a\\x0d (2)\n\n");
    }

    TEST_CASE("highlights stay on their words when white space and control characters are replaced") {
        CHECK(wrapped(" \n\x01 one\t\t two\u2028 three ", 80, {{10, 13}}) ==
              "  \\x01 one \x1b[1;33mtwo\x1b[0m three\n");
        CHECK(wrapped("détente und", 80, {{0, 8}}) == "  \x1b[1;33mdétente\x1b[0m und\n");
        CHECK(wrapped("a\x1b"
                      "b c",
                      80, {{2, 3}}) == "  a\\x1b\x1b[1;33mb\x1b[0m c\n");
    }

    TEST_CASE("lines are broken at spaces, and no line ends with a space") {
        CHECK(wrapped("aaa bbb ccc dd", 9) == "  aaa bbb\n  ccc dd\n");
        CHECK(wrapped("aaa bbbb", 9) == "  aaa\n  bbbb\n");
        CHECK(wrapped("", 9) == "");
        CHECK(wrapped(" \n ", 9) == "");
    }

    TEST_CASE("a word longer than a line is broken") {
        CHECK(wrapped("a bcdefghijkl m", 9) == "  a\n  bcdefgh\n  ijkl m\n");
    }

    TEST_CASE("if a highlight extends over several lines, its color begins again on each line") {
        CHECK(wrapped("aaa bbb ccc", 9, {{4, 11}}) == "  aaa \x1b[1;33mbbb\x1b[0m\n  \x1b[1;33mccc\x1b[0m\n");
    }

    TEST_CASE("wide characters take two columns, and combining marks take no column") {
        CHECK(wrapped("東京都に行く", 8) == "  東京都\n  に行く\n");
        CHECK(wrapped("ab 東京", 7) == "  ab 東\n  京\n");
        CHECK(wrapped("e\u0301e\u0301e\u0301 ab", 8) == "  e\u0301e\u0301e\u0301 ab\n");
        CHECK(wrapped("東\u0301京", 4) == "  東\u0301\n  京\n");
    }

    TEST_CASE("the narrowest terminal shows the complete text") {
        CHECK(wrapped("ab", 0) == "  ab\n");
        CHECK(wrapped("abc", 1) == "  ab\n  c\n");
    }

    TEST_CASE("custom fields with matches are shown") {
        kwic::Hit fish = hit("fish");
        fish.field_matches = {{"source", "Coast\x1b Post", {{7, 11}}}};
        CHECK(printed(print_text, results({fish}), TextLayout{}) ==
              "1. fish\n  source: Coast\\x1b Post\n1 document (0.8 ms)\n");
    }

    TEST_CASE("documents that are nearly equal to a hit are counted, and the first three are listed") {
        kwic::Hit best = hit("a", "Talks");
        best.near = {{"b", "", "Talks", 1.25}, {"c\x1b", "", "", 1}, {"d", "", "", 1}};
        const auto text = [&] { return printed(print_text, results({best}), TextLayout{}); };
        CHECK(text().starts_with("1. Talks  a\n  +3 more: b, c\\x1b, d\n"));
        best.near.push_back({"e", "", "", 1});
        CHECK(text().starts_with("1. Talks  a\n  +4 more: b, c\\x1b, d, …\n"));
    }

    TEST_CASE("TSV fields have neither tabs nor line ends") {
        kwic::Hit odd = hit("a\tb", "two\r\nlines");
        odd.snippets = {snippet("one\n\n\tend"), snippet("next")};
        CHECK(printed(print_tsv, results({odd}), no_fields) == "1\t1.500000\ta b\ttwo  lines\tone end … next\n");
        CHECK(printed(print_tsv, results({hit("a")}), no_fields) == "1\t1.500000\ta\t\t\n");
    }

    TEST_CASE("a TREC line has six fields, even if an id contains spaces") {
        CHECK(printed(print_trec, results({hit("my notes/50%\u3000détente.txt")}), "q 1") ==
              "q%201 Q0 my%20notes/50%%E3%80%80détente.txt 1 1.500000 kwic\n");
        CHECK(printed(print_trec, results({hit("a\xff")}), "1") == "1 Q0 a%FF 1 1.500000 kwic\n");
    }

    TEST_CASE("paths are relative below the current folder and absolute elsewhere") {
        const std::string here = std::filesystem::current_path().string();
        std::vector<kwic::Hit> hits = {hit("i"), hit("i"), hit("i"), hit("i"), hit("no file")};
        hits[0].path = here + "/a/b.txt";
        hits[1].path = here + "-not/b.txt";
        hits[2].path = here + "/-rf";
        hits[3].path = "/\xff\n";
        CHECK(printed(print_paths, results(hits), false) ==
              "a/b.txt\n" + here + "-not/b.txt\n./-rf\n/\uFFFD\\x0a\nno file\n");
        CHECK(printed(print_paths, results({hits[0], hits[3], hits[4]}), true) ==
              std::string("a/b.txt\0/\xff\n\0no file\0", 20));
    }

    TEST_CASE("the id of a batch query is the id in its line, or else the number of the line") {
        struct Case {
            std::string_view line, id, query;
        };
        const std::vector<Case> cases = {{"q1\tharbour talks", "q1", "harbour talks"},
                                         {"harbour talks", "7", "harbour talks"},
                                         {"q1\ta\tb", "q1", "a\tb"},
                                         {"\tharbour", "7", "harbour"},
                                         {"q1\t", "q1", ""},
                                         {"", "7", ""},
                                         {"q1\tharbour\r", "q1", "harbour"}};
        for (const Case& c : cases) {
            CAPTURE(c.line);
            const BatchQuery query = batch_query(c.line, 7);
            CHECK(query.id == c.id);
            CHECK(query.query == c.query);
        }
    }

    TEST_CASE("a facet lists the values of a field even if the name of the field ends like a period or a range") {
        const auto printed_facet = [](const std::string& field) {
            kwic::Facet facet{field, {}, true};
            for (int year = 2000; year < 2030; ++year) facet.values.push_back({std::to_string(year), 1});
            return printed(print_facets, std::vector<kwic::Facet>{facet}, TextLayout{false, 40, false});
        };
        for (const std::string field : {"a\\:month", "\\year", "\\month", "a..b", "price\\:year"}) {
            CAPTURE(field);
            CHECK(printed_facet(field).find("  2019") != std::string::npos);
            CHECK(printed_facet(field).find("  2020") == std::string::npos);
            CHECK(printed_facet(field).ends_with("  and 10 more\n"));
        }
        for (const std::string field : {"Year", "year", "a:year", "a\\:b:year", "a:week", "a:0..5,5.."}) {
            CAPTURE(field);
            CHECK(printed_facet(field).find("  2029") != std::string::npos);
            CHECK(printed_facet(field).find("more") == std::string::npos);
        }
    }

    TEST_CASE("the longest bar of a facet fills the line, and a timeline includes months without documents") {
        const kwic::Facet months{"month", {{"2022-12", 4}, {"2023-02", 1}}, true};
        CHECK(printed(print_facets, std::vector<kwic::Facet>{months}, TextLayout{false, 23}) ==
              "\nmonth\n  2022-12  4  ██████████\n  2023-01  0\n  2023-02  1  ██▌\n");
        const kwic::Facet folders{"folder", {{"a\x1b[31m", 24}, {"東京", 8}}, false};
        CHECK(printed(print_facets, std::vector<kwic::Facet>{folders}, TextLayout{false, 29}) ==
              "\nfolder\n  a\\x1b[31m  ~24  ███████████\n  東京        ~8  ███▊\n");
        CHECK(printed(print_facets, std::vector<kwic::Facet>{folders}, TextLayout{false, 29, false}) ==
              "\nfolder\n  a\\x1b[31m  ~24  ###########\n  東京        ~8  ####\n");
    }

    TEST_CASE("a timeline shows a long gap without documents as one line with the length of the gap") {
        const kwic::Facet months{"month", {{"2019-12", 1}, {"2020-07", 1}, {"2020-11", 2}, {"2023-01", 2}}, true};
        CHECK(printed(print_facets, std::vector<kwic::Facet>{months}, TextLayout{false, 23, false}) ==
              "\nmonth\n  2019-12  1  #####\n  2020-01  0\n  2020-02  0\n  2020-03  0\n  2020-04  0\n"
              "  2020-05  0\n  2020-06  0\n  2020-07  1  #####\n  2020-08  0\n  2020-09  0\n  2020-10  0\n"
              "  2020-11  2  ##########\n  ...      0  25 months\n  2023-01  2  ##########\n");
        const kwic::Facet years{"year", {{"1901", 1}, {"2001", 1}}, true};
        CHECK(printed(print_facets, std::vector<kwic::Facet>{years}, TextLayout{false, 20, false}) ==
              "\nyear\n  1901  1  ##########\n  ...   0  99 years\n  2001  1  ##########\n");
    }

    TEST_CASE("the first 20 values of a facet other than a timeline are printed, and the further values are counted") {
        kwic::Facet sources{"source", {}, true};
        for (int i = 0; i < 23; ++i) sources.values.push_back({"name" + std::to_string(i), 1});
        const std::string text = printed(print_facets, std::vector<kwic::Facet>{sources}, TextLayout{});
        CHECK(text.find("name19 ") != std::string::npos);
        CHECK(text.find("name20 ") == std::string::npos);
        CHECK(text.ends_with("  and 3 more\n"));
    }
}
