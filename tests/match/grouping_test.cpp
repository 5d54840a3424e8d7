// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the grouping of near-identical documents, in the library and in kwic-searcher.
#include "support/command.hpp"
#include "support/search.hpp"

#include "schema/schema.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <xapian.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;

// Returns a text of random words. Equal values of `number` give equal texts.
std::string story(unsigned number) {
    std::mt19937 random(number);
    std::string text = "Harbour report\n\n";
    for (int i = 0; i < 90; ++i) text += "w" + std::to_string(random() % 5'000) + (i % 15 == 14 ? ". Harbour " : " ");
    return text + "end.\n";
}

// Returns story(number) with a few lines added at the end.
std::string reprint(unsigned number) {
    return story(number) + "\nSubscribe to our newsletter\n\nThat was all of it, they said.\n";
}

class Index {
public:
    // Writes an index of the stories 0 to `stories` - 1 and of `reprints` reprints of each story.
    explicit Index(unsigned stories, unsigned reprints = 2) {
        IndexWriter writer(path(), {.language = "en"});
        for (unsigned number = 0; number < stories; ++number) {
            writer.put({.id = std::to_string(number), .text = story(number)});
            for (unsigned copy = 1; copy <= reprints; ++copy)
                writer.put({.id = std::to_string(number) + "-" + std::to_string(copy), .text = reprint(number)});
        }
        writer.commit();
    }

    std::filesystem::path path() const { return folder_ / "index"; }
    std::string name() const { return path().string(); }

    Results search(const std::string& query, SearchOptions options) const {
        options.group = GroupBy::near;
        return Searcher(path()).search(query, options);
    }

    // Returns the stored fingerprint of a document.
    std::string fingerprint(const std::string& id) const {
        for (const auto& entry : std::filesystem::directory_iterator(path())) {
            if (!entry.path().filename().string().starts_with("gen-")) continue;
            const Xapian::Database database(entry.path().string());
            const auto posting = database.postlist_begin(schema::id_term(schema::id_hash(id)));
            return database.get_document(*posting).get_value(schema::similarity_slot);
        }
        return {};
    }

private:
    test::TempDir folder_;
};

}  // namespace

TEST_SUITE("grouping") {
    TEST_CASE("the best of several near-identical documents is a hit that lists the others") {
        const Index index(5);
        const Results results = index.search("harbour", {});
        CHECK(results.total.value == 15);
        CHECK(results.hits.size() == 5);
        std::set<std::string> all;
        for (const Hit& hit : results.hits) {
            CHECK(hit.rank == all.size() / 3 + 1);
            REQUIRE(hit.near.size() == 2);
            all.insert(hit.id);
            for (const NearDocument& near : hit.near) {
                CHECK(near.id.substr(0, near.id.find('-')) == hit.id.substr(0, hit.id.find('-')));
                CHECK(near.title == "Harbour report");
                CHECK(near.score <= hit.score);
                all.insert(near.id);
            }
        }
        CHECK(all.size() == 15);
    }

    TEST_CASE("without grouping, every document is a hit") {
        const Index index(3);
        const Results results = Searcher(index.path()).search("harbour", {});
        CHECK(results.hits.size() == 9);
        for (const Hit& hit : results.hits) CHECK(hit.near.empty());
    }

    TEST_CASE("consecutive pages of a grouped search have the same hits in the same order as one long page") {
        const Index index(9, 3);
        const std::vector<std::string> whole = ids(index.search("harbour", {.limit = 100}));
        CHECK(whole.size() == 9);
        std::vector<std::string> paged;
        for (std::size_t offset = 0; offset < 12; offset += 4) {
            const Results page = index.search("harbour", {.limit = 4, .offset = offset});
            CHECK(page.total.value == 36);
            for (const Hit& hit : page.hits) {
                CHECK(hit.rank == paged.size() + 1);
                CHECK(hit.near.size() == 3);
                paged.push_back(hit.id);
            }
        }
        CHECK(paged == whole);
        CHECK(index.search("harbour", {.limit = 0}).hits.empty());
    }

    TEST_CASE("a partial match joins the group of a full match") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "all", .title = "Zebra", .text = story(1)});
        writer.put({.id = "some", .title = "Lion", .text = story(1)});
        writer.put({.id = "other", .title = "Lion", .text = story(2)});
        writer.commit();
        const Results results = Searcher(folder / "index").search("harbour zebra", {.group = GroupBy::near});
        REQUIRE(ids(results) == std::vector<std::string>{"all", "other"});
        REQUIRE(results.hits[0].near.size() == 1);
        CHECK(results.hits[0].near[0].id == "some");
        CHECK(results.hits[1].partial);
        CHECK(results.hits[1].rank == 2);
        CHECK(results.total.value == 3);
    }

    TEST_CASE("builds and updates store equal fingerprints with any number of jobs") {
        const Index built(30);
        const test::TempDir folder;
        for (const unsigned jobs : {1u, 3u}) {
            const auto path = folder / ("index" + std::to_string(jobs));
            IndexWriter writer(path, {.language = "en", .jobs = jobs});
            writer.put({.id = "0", .text = "other"});
            writer.commit();
            writer.put({.id = "0", .text = story(0)});
            writer.put({.id = "29", .text = story(29)});
            writer.commit();
            const Xapian::Database database((path / "gen-1").string());
            for (const char* id : {"0", "29"}) {
                const auto posting = database.postlist_begin(schema::id_term(schema::id_hash(id)));
                CHECK(database.get_document(*posting).get_value(schema::similarity_slot) == built.fingerprint(id));
            }
        }
        CHECK(built.fingerprint("0").size() == 20);
    }

    TEST_CASE("a new time stamp does not change the fingerprint of a document, but a new text does") {
        const test::TempDir folder;
        const auto value = [&] {
            Xapian::Database database((folder / "index" / "gen-1").string());
            return database.get_document(1).get_value(schema::similarity_slot);
        };
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = story(1), .file = FileStamp{1, 1}});
        writer.commit();
        const std::string first = value();
        CHECK(writer.put({.id = "a", .text = story(1), .file = FileStamp{2, 1}}) == PutResult::unchanged);
        writer.commit();
        CHECK(value() == first);
        CHECK(writer.put({.id = "a", .text = story(2), .file = FileStamp{3, 1}}) == PutResult::updated);
        writer.commit();
        CHECK(value() != first);
        writer.put({.id = "a", .text = "Rain", .file = FileStamp{4, 1}});
        writer.commit();
        CHECK(value().empty());
    }

    TEST_CASE("the text lists the near-identical documents of a hit below the hit, and JSON lists them in `near`") {
        const test::TempDir folder;
        folder.write("docs/a.txt", story(1));
        folder.write("docs/b.txt", reprint(1));
        folder.write("docs/c.txt", story(2));
        const std::string index = (folder / "index").string();
        REQUIRE(test::run({test::indexer(), "-q", "-i", index, (folder / "docs").string()}).status == 0);
        test::CommandOptions options;
        options.folder = folder / "docs";
        const auto search = [&](std::vector<std::string> arguments) {
            arguments.insert(arguments.begin(), {test::searcher(), "-i", index});
            return test::run(arguments, options);
        };
        const auto text = search({"--group", "near", "--snippets", "0", "--sort", "path", "harbour"});
        CHECK(text.status == 0);
        CHECK(
            text.out.starts_with("1. Harbour report  a.txt\n  +1 more: b.txt\n2. Harbour report  c.txt\n3 documents"));
        const auto json = nlohmann::json::parse(search({"--group", "near", "--json", "--sort", "path", "harbour"}).out);
        REQUIRE(json["hits"].size() == 2);
        REQUIRE(json["hits"][0]["near"].size() == 1);
        const auto& near = json["hits"][0]["near"][0];
        CHECK(near["id"] == "b.txt");
        CHECK(near["title"] == "Harbour report");
        CHECK(near["path"] == (folder / "docs/b.txt").string());
        CHECK(near["score"].is_number());
        CHECK_FALSE(json["hits"][1].contains("near"));
        CHECK(search({"--group", "near", "--format", "paths", "--sort", "path", "harbour"}).out == "a.txt\nc.txt\n");
        CHECK(search({"--group", "none", "--format", "paths", "--sort", "path", "harbour"}).out ==
              "a.txt\nb.txt\nc.txt\n");
    }
}

}  // namespace kwic
