// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "text/collation.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

Strings sorted(Strings texts) {
    std::sort(texts.begin(), texts.end(),
              [](const auto& a, const auto& b) { return collation_key(a) < collation_key(b); });
    return texts;
}

struct Put {
    std::string id, title, date;
    bool is_file = false;
};

// Indexes the documents in the given order and returns their ids in the order of a search with `sort`.
Strings listed(const std::vector<Put>& documents, const std::string& sort) {
    std::vector<Document> indexed;
    for (const Put& each : documents)
        indexed.push_back({.id = each.id,
                           .title = each.title,
                           .text = each.title.empty() ? "" : "harbour",
                           .date = each.date,
                           .file = each.is_file ? std::optional(FileStamp{1, 1}) : std::nullopt});
    return test::TestIndex(indexed).ids("*", {.limit = 1000, .sort = {sort}});
}

}  // namespace

TEST_SUITE("sort") {
    TEST_CASE("collation compares letters before accents and accents before case, and compares numbers by value") {
        const Strings order = {"",     "'tis", "2 boats", "10 boats", "cote", "Cote",
                               "coté", "côte", "Zoe",     "Ängste",   "Östen"};
        // The root locale sorts Ä with A and Ö with O.
        const Strings expected = {"",     "'tis", "2 boats", "10 boats", "Ängste", "cote",
                                  "Cote", "coté", "côte",    "Östen",    "Zoe"};
        CHECK(sorted(order) == expected);
        CHECK(sorted({"я", "b", "α", "語"}) == Strings{"b", "α", "я", "語"});
        CHECK(collation_key("x") < collation_key("x\xff"));
    }

    TEST_CASE("documents with the same title are in the order of indexing, and documents without a title are last") {
        CHECK(listed({{"e", "zebra", ""},
                      {"d", "", ""},
                      {"c", "Éclair", ""},
                      {"b", "edge", ""},
                      {"a", "Edge", ""},
                      {"z", "Part 10", ""},
                      {"y", "Part 9", ""},
                      {"a2", "edge", ""}},
                     "title") == Strings{"c", "b", "a2", "a", "y", "z", "e", "d"});
    }

    TEST_CASE("paths are compared by component, and the files of a folder precede its subfolders") {
        CHECK(listed({{"a-b/one.txt", "", "", true},
                      {"a/part10.txt", "", "", true},
                      {"a/part9.txt", "", "", true},
                      {"A/x.txt", "", "", true},
                      {"a/b/deep.txt", "", "", true},
                      {"a/b2/deep.txt", "", "", true},
                      {"z.txt", "", "", true},
                      {"a/zebra.txt", "", "", true},
                      {"line 10", "", ""},
                      {"line 9", "", ""}},
                     "path") == Strings{"line 9", "line 10", "z.txt", "a/part9.txt", "a/part10.txt", "a/zebra.txt",
                                        "a/b/deep.txt", "a/b2/deep.txt", "A/x.txt", "a-b/one.txt"});
    }

    TEST_CASE("the ids of documents that are not files are compared by component") {
        CHECK(listed({{"b/2", "", ""}, {"b/10", "", ""}, {"b", "", ""}, {"a/3", "", ""}}, "path") ==
              Strings{"a/3", "b", "b/2", "b/10"});
    }

    TEST_CASE("undated documents are last in both directions, and equal dates keep the order of indexing") {
        const std::vector<Put> documents = {{"none", "", ""},
                                            {"day2", "", "2021-03-02"},
                                            {"day1", "", "2021-03-01"},
                                            {"again", "", "2021-03-02"},
                                            {"month", "", "2021-03"}};
        CHECK(listed(documents, "date") == Strings{"month", "day1", "day2", "again", "none"});
        CHECK(listed(documents, "-date") == Strings{"day2", "again", "day1", "month", "none"});
    }

    TEST_CASE("titles with equal first bytes are sorted correctly on every page") {
        std::vector<Put> documents;
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            std::string title = "Re: the harbour talks ";
            for (unsigned length = random() % 4; length > 0; --length) title += static_cast<char>('a' + random() % 3);
            documents.push_back({"d" + std::to_string(i), i % 5 ? title : title.substr(0, 1 + random() % 4), ""});
        }
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        for (const Put& each : documents) writer.put({.id = each.id, .title = each.title, .text = "harbour"});
        writer.commit();
        std::stable_sort(documents.begin(), documents.end(),
                         [](const Put& a, const Put& b) { return collation_key(a.title) < collation_key(b.title); });
        Strings expected;
        for (const Put& each : documents) expected.push_back(each.id);
        for (const std::size_t size : {1, 7, 50, 300}) {
            Strings ids;
            for (std::size_t offset = 0; offset < documents.size(); offset += size) {
                Searcher searcher(folder / "index");
                for (int again = 0; again < 2; ++again) {  // the second search uses cached keys
                    const auto hits =
                        searcher.search("harbour", {.limit = size, .offset = offset, .sort = {"title"}}).hits;
                    for (const Hit& hit : hits)
                        if (again) ids.push_back(hit.id);
                }
            }
            CHECK(ids == expected);
        }
    }

    TEST_CASE("hits have relevance scores in every sort order") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "a", .title = "One", .text = "harbour harbour harbour"});
        writer.put({.id = "b", .title = "Two", .text = "harbour and other words than that"});
        writer.commit();
        Searcher searcher(folder / "index");
        const auto hits = searcher.search("harbour", {.sort = {"title"}}).hits;
        REQUIRE(hits.size() == 2);
        CHECK(hits[0].score > hits[1].score);
        CHECK(hits[1].score > 0);
    }
}

}  // namespace kwic
