// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/paragraph.hpp"
#include "searcher/printer.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/warning.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace kwic::searcher;
using namespace kwic::test;
using Json = nlohmann::json;

std::string html(const kwic::Results& results) {
    std::ostringstream out;
    print_html(out, results);
    return out.str();
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

// Removes the tags of mark elements from `text`, replaces each character reference with its character, and returns the
// result.
std::string unescaped(std::string text) {
    static const std::vector<std::pair<std::string_view, std::string_view>> entities = {
        {"<mark>", ""},   {"</mark>", ""}, {"&lt;", "<"}, {"&gt;", ">"},
        {"&quot;", "\""}, {"&#39;", "'"},  {"&amp;", "&"}};
    for (const auto& [entity, character] : entities) text = replaced(std::move(text), entity, character);
    return text;
}

std::vector<std::string> between(const std::string& text, std::string_view begin, std::string_view end) {
    std::vector<std::string> found;
    for (std::size_t at = 0; (at = text.find(begin, at)) != std::string::npos;) {
        at += begin.size();
        found.push_back(text.substr(at, text.find(end, at) - at));
    }
    return found;
}

std::string collapsed(std::string_view text) {
    std::string result;
    for (const Run& run : paragraph(text, {}, {}, {})) result += run.text;
    return result;
}

}  // namespace

TEST_SUITE("html printer") {
    TEST_CASE("a page is a complete HTML document with matches in mark elements") {
        kwic::Hit talks;
        talks.rank = 1;
        talks.id = "a/talks.txt";
        talks.path = "/notes/a/talks & tea #1.txt";
        talks.title = "Harbour talks";
        talks.title_highlights = {{0, 7}};
        talks.date = "2023-07-19";
        talks.language = "en";
        kwic::Snippet snippet;
        snippet.text = "the <harbour> & \"bay\"";
        snippet.highlights = {{5, 12}};
        snippet.offset = 1042;
        snippet.line = 17;
        snippet.cut_before = true;
        talks.snippets = {snippet};
        kwic::Results results;
        results.query = "<harbour>";
        results.total.value = 1;
        results.hits = {talks};
        results.facets = {{"folder", {{"a<b", 1}}, true}};
        CHECK(html(results) ==
              "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>&lt;harbour&gt;</title>\n</head>\n"
              "<body>\n<h1 dir=\"auto\">&lt;harbour&gt;</h1>\n<article>\n"
              "<h2 lang=\"en\" dir=\"auto\"><a href=\"file:///notes/a/talks%20%26%20tea%20%231.txt\">"
              "<mark>Harbour</mark> talks</a></h2>\n"
              "<p><span>1.</span> <code dir=\"auto\">/notes/a/talks &amp; tea #1.txt</code> "
              "<time datetime=\"2023-07-19\">2023-07-19</time></p>\n"
              "<blockquote lang=\"en\" dir=\"auto\" data-line=\"17\" data-offset=\"1042\"><p>… "
              "<span>the &lt;<mark>harbour</mark>&gt; &amp; &quot;bay&quot;</span></p></blockquote>\n</article>\n"
              "<p>1 document</p>\n<table>\n<caption>folder</caption>\n"
              "<tr><th scope=\"row\" dir=\"auto\">a&lt;b</th><td>1</td></tr>\n</table>\n</body>\n</html>\n");
    }

    TEST_CASE("a snippet that keeps its lines is preformatted") {
        kwic::Hit source;
        source.id = "a.c";
        source.snippets = {{.text = "    if (x < 1)\n        print();", .highlights = {{23, 28}}, .has_lines = true}};
        kwic::Results results;
        results.hits = {source};
        CHECK(contains(html(results), "><pre><span>    if (x &lt; 1)\n        <mark>print</mark>();</span></pre></"));
    }

    TEST_CASE("no part of a document or query becomes markup, a link or a control character") {
        kwic::Hit hostile;
        hostile.rank = 1;
        hostile.id = "javascript:alert('x')\"><script>";
        hostile.title = "</title><script>alert(\"1\")</script>\x1b[31m\u202e\xff\x01";
        hostile.date = "\"><b>";
        hostile.language = "\" onload=\"x";
        kwic::Results results;
        results.query = "</title><script>";
        results.warnings = {{kwic::WarningCode::syntax, "<img src=x>"}};
        results.suggestion = "<i>";
        results.hits = {hostile};
        const std::string page = html(results);
        CHECK(!contains(page, "<script"));
        CHECK(!contains(page, "<img"));
        CHECK(!contains(page, "<b>"));
        CHECK(!contains(page, "href"));
        CHECK(!contains(page, "\" onload=\""));
        CHECK(!contains(page, "\x1b"));
        CHECK(!contains(page, "\u202e"));
        CHECK(!contains(page, "202e"));
        CHECK(contains(page, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\uFFFD[31m\uFFFD\uFFFD\uFFFD</h2>"));
        CHECK(contains(page, "javascript:alert(&#39;x&#39;)&quot;&gt;&lt;script&gt;"));
    }

    TEST_CASE("a link to a path that is not valid UTF-8 percent-encodes the bytes of the path") {
        kwic::Hit hit;
        hit.path = "/n/\xff\xfe/ü?.txt";
        hit.title = "x";
        kwic::Results results;
        results.hits = {hit};
        CHECK(contains(html(results), "<a href=\"file:///n/%FF%FE/%C3%BC%3F.txt\">x</a>"));
    }

    TEST_CASE("HTML, text and TSV have the snippets of JSON, apart from white space and control characters") {
        const TempDir dir;
        dir.write("a.txt",
                  "Title of <b>talks</b>\n\nThe \"harbour\" & the 'bay' <talks>\r\nwent on. \u202eReversed harbour "
                  "words.\n\nFar from it, other things were said about boats & fish. Nothing came of them for years "
                  "and years, until the day on which the\nharbour was sold.\n");
        dir.write("b.txt", "港\n\n港の会談は harbour で続いた。\n\nהנמל harbour <נמל>\n");
        REQUIRE(run({indexer(), dir.path().string()}).status == 0);
        CommandOptions options;
        options.folder = dir.path();
        options.environment = {{"COLUMNS", "100000"}};
        const auto search = [&](const std::string& format) {
            return run({searcher(), "--snippets", "3", "--snippet-length", "60", "--format", format, "harbour"},
                       options)
                .out;
        };
        std::vector<std::string> texts;
        const Json answer = Json::parse(search("json"));
        for (const Json& hit : answer["hits"])
            for (const Json& snippet : hit["snippets"]) texts.push_back(snippet["text"]);
        REQUIRE(texts.size() >= 3);
        const std::string page = search("html");
        std::vector<std::string> snippets;
        for (const std::string& blockquote : between(page, "<blockquote", "</blockquote>"))
            snippets.push_back(unescaped(between(blockquote, "<span>", "</span>")[0]));
        std::vector<std::string> lines = texts;
        for (std::string& text : lines) text = replaced(replaced(text, "\r\n", "\n"), "\u202e", "\uFFFD");
        CHECK(snippets == lines);
        const std::string text = search("text"), tsv = search("tsv");
        for (const std::string& each : texts) {
            CAPTURE(each);
            CHECK(contains(text, collapsed(each)));
            CHECK(contains(tsv, collapsed(each)));
        }
    }
}
