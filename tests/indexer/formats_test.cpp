// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes files of several formats and searches them with the programs.
#include "support/compress.hpp"
#include "support/indexing.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <string>

using namespace kwic::test;

namespace {

nlohmann::json answer(const TempDir& dir, const std::string& query, Arguments options = {}) {
    CommandOptions run_options;
    run_options.folder = dir.path();
    options.insert(options.begin(), {searcher(), "--format", "json", "--match", "all"});
    options.insert(options.end(), {"--", query});
    return nlohmann::json::parse(run(options, run_options).out);
}

std::string found(const TempDir& dir, const std::string& query, const Arguments& options = {}) {
    std::string ids;
    const nlohmann::json found = answer(dir, query, options);
    for (const auto& hit : found["hits"]) ids += hit["id"].get<std::string>() + " ";
    return ids;
}

}  // namespace

TEST_SUITE("indexer formats") {
    TEST_CASE("a page is found by its text, its title and its headings, and a snippet has the line of the file") {
        const TempDir dir;
        dir.write("page.html",
                  "<!DOCTYPE html>\n<title>Calder &amp; Azul</title>\n<script>\nvar hidden = 1;\n</script>\n"
                  "<h2>Tide tables</h2>\n<p>The light<b>house</b> at\n  the quay</p>\n");
        REQUIRE(index(dir).status == 0);
        CHECK(found(dir, "lighthouse") == "page.html ");
        CHECK(found(dir, "hidden").empty());
        CHECK(found(dir, "heading:tide") == "page.html ");
        CHECK(found(dir, "title:azul") == "page.html ");
        CHECK(found(dir, "at the quay", {"--literal"}) == "page.html ");
        const nlohmann::json hit = answer(dir, "quay")["hits"][0];
        CHECK(hit["title"] == "Calder & Azul");
        CHECK(hit["snippets"][0]["line"] == 7);
        CHECK(index(dir, {"--check"}).status == 0);
    }

    TEST_CASE("a page whose lines have moved is updated") {
        const TempDir dir;
        dir.write("page.html", "<p>harbour</p>");
        REQUIRE(index(dir).status == 0);
        CHECK(answer(dir, "harbour")["hits"][0]["snippets"][0]["line"] == 1);
        rewrite(dir, "page.html", "\n\n<p>harbour</p>");
        CHECK(counts(dir).updated == 1);
        CHECK(answer(dir, "harbour")["hits"][0]["snippets"][0]["line"] == 3);
    }

    TEST_CASE("a page has the charset that it states") {
        const TempDir dir;
        dir.write("page.htm", "<meta charset=koi8-r><p>\xc7\xc1\xd7\xc1\xce\xd8</p>");
        REQUIRE(index(dir).status == 0);
        CHECK(found(dir, "гавань") == "page.htm ");
    }

    TEST_CASE("a compressed manual page is found by its words, and titled by its section NAME") {
        const TempDir dir;
        dir.write("invented.1.gz",
                  gzip(".TH INVENTED 1\n.SH NAME\ninvented \\- open the harbour\n.SH ERRORS\n\\fBEAGAIN\\fP\n"));
        REQUIRE(index(dir).status == 0);
        CHECK(found(dir, "EAGAIN") == "invented.1.gz ");
        CHECK(answer(dir, "EAGAIN")["hits"][0]["title"] == "invented - open the harbour");
        CHECK(answer(dir, "EAGAIN")["hits"][0]["snippets"][0]["line"] == 5);
    }

    TEST_CASE("front matter gives the title, the date and fields, and its words are found") {
        const TempDir dir;
        dir.write(
            "note.md",
            "---\ntitle: \"Harbour talks\"\ndate: 2024-03-05\ntags: [sea, port]\nweight: 5\n---\n# One\n\nText\n");
        REQUIRE(index(dir).status == 0);
        const nlohmann::json hit = answer(dir, "text")["hits"][0];
        CHECK(hit["title"] == "Harbour talks");
        CHECK(hit["date"] == "2024-03-05");
        CHECK(found(dir, "tags:sea") == "note.md ");
        CHECK(found(dir, "weight:>4") == "note.md ");
        CHECK(found(dir, "heading:one") == "note.md ");
        CHECK(found(dir, "sea port") == "note.md ");
    }

    TEST_CASE("escape sequences of JSON and source code do not touch words, and the text stays as it is") {
        const TempDir dir;
        dir.write("a.json", R"({"text": "first\nharbour caf\u00e9 \"quay\""})"
                            "\n");
        dir.write("b.py", "print(\"first\\nharbour\")\n# \\brief none\n");
        dir.write("c.txt", "C:\\new \\nothing\n");
        REQUIRE(index(dir).status == 0);
        CHECK(found(dir, "harbour", {"--sort", "path"}) == "a.json b.py ");
        CHECK(found(dir, "café") == "a.json ");
        CHECK(found(dir, "brief") == "b.py ");
        CHECK(found(dir, "new nothing") == "c.txt ");
        CHECK(found(dir, "nharbour").empty());
        CHECK(found(dir, "first\\nharbour", {"--literal", "--sort", "path"}) == "a.json b.py ");
        CHECK(found(dir, "caf\\u00e9", {"--literal"}) == "a.json ");
        CHECK(found(dir, "C:\\new", {"--literal"}) == "c.txt ");
        const auto snippet = answer(dir, "café")["hits"][0]["snippets"][0];
        CHECK(snippet["text"].get<std::string>().find("caf\\u00e9") != std::string::npos);
        CHECK(index(dir, {"--check"}).status == 0);
    }
}
