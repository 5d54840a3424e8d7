// SPDX-License-Identifier: GPL-2.0-or-later
// Documents like a document or a text: in the library, on the clippings, and in the built searcher.
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/strings.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace kwic {
namespace {

using Ids = std::vector<std::string>;

Ids ids(const Results& results) {
    Ids ids;
    for (const Hit& hit : results.hits) ids.push_back(hit.id);
    return ids;
}

class Fixture {
public:
    Fixture() {
        IndexWriter writer(path(), {.language = "en"});
        writer.put({.id = "storm", .text = "Ferry struck rock in storm. Ferry was lost.", .date = "2022"});
        writer.put({.id = "inquiry", .text = "An inquiry asked why one ferry left in storm.", .date = "2023"});
        writer.put({.id = "boats", .text = "Ferry and boats of bay.", .date = "2021"});
        writer.put({.id = "fish", .text = "Market sells fish of bay."});
        writer.put({.id = "empty", .text = "..."});
        writer.commit();
    }

    std::filesystem::path path() const { return folder_ / "index"; }

    Results like(const std::string& id, SearchOptions options = {}, const std::string& query = "") const {
        options.like_id = id;
        return Searcher(path()).search(query, options);
    }

    Results like_text(const std::string& text) const { return Searcher(path()).search("", {.like_text = text}); }

private:
    test::TempDir folder_;
};

// The clippings of one language that tell of one event.
const std::vector<Ids> events = {
    {"gazette/harbour-talks-resume.txt", "wire/2021-01-14-talks-resume.txt", "wire/2021-03-12-talks.txt",
     "meridian/talks-near-deal.txt", "levant-monitor/2021-03-13-near-deal.txt", "gazette/protocol-signed.txt",
     "wire/2021-03-19-protocol.txt", "levant-monitor/protocol-signed-kasr-marwan.txt",
     "northern-star/harbour-protocol.md", "harbour-post/protocol-day-crowds.txt"},
    {"gazette/ferry-runs-aground.txt", "meridian/ferry-aground-skerry-isles.txt", "wire/2022-11-07-ferry-aground.txt",
     "northern-star/aurora-star-rescue.md", "gazette/captain-angstrom-testifies.txt",
     "meridian/ferry-inquiry-bow-door.txt", "northern-star/inquiry-opens.txt", "wire/2023-06-21-ferry-report.txt",
     "harbour-post/bow-doors-inspected-here.txt", "northern-star/engineer-missing.txt"},
    {"levant-monitor/kessaba-dam-fails.txt", "meridian/tamra-valley-flood.txt", "wire/2023-05-03-dam-spillway.txt",
     "wire/2023-05-09-waters-recede.txt", "gazette/fourteen-thousand-flee.txt", "meridian/engineers-warned.txt"},
    {"wire/2022-06-18-silver-heron.txt", "meridian/hadadeen-wins-silver-heron.txt",
     "levant-monitor/haddadin-interview.txt"},
    {"wire/2023-10-11-belmara-protests.txt", "levant-monitor/belmara-fuel-protests.txt",
     "gazette/bakers-strike-belmara.txt"},
    {"wire/2019-09-24-tablets.txt", "gazette/tell-suwayqa-mosaic.txt", "meridian/tall-sweiqa-tablets.txt",
     "levant-monitor/tel-suweika-looting.txt", "harbour-post/museum-tablets-on-show.txt"},
    {"wire/2022-10-04-cholera-vaccination.txt", "levant-monitor/cholera-vaccine-sahrun.txt",
     "gazette/cholera-clinics.txt"}};

}  // namespace

TEST_SUITE("similar") {
    TEST_CASE("documents that share telling words come first and the document itself is left out") {
        const Fixture fixture;
        const Results results = fixture.like("storm");
        CHECK(ids(results) == Ids{"inquiry", "boats"});
        CHECK(results.total.value == 2);
        CHECK(results.hits[0].rank == 1);
        CHECK_FALSE(results.hits[0].partial);
        CHECK(results.query == "");
        CHECK(results.interpreted == "\"ferry\"^1.69 OR \"in\" OR \"storm\"");
    }

    TEST_CASE("the words that are shared are highlighted") {
        const Results results = Fixture().like("storm");
        REQUIRE(results.hits[0].snippets.size() == 1);
        const Snippet& snippet = results.hits[0].snippets[0];
        Ids words;
        for (const Span& span : snippet.highlights)
            words.push_back(snippet.text.substr(span.begin, span.end - span.begin));
        CHECK(words == Ids{"ferry", "in", "storm"});
    }

    TEST_CASE("a text finds what is like it by the same words") {
        const Fixture fixture;
        CHECK(ids(fixture.like_text("The FERRY, an inquiry!")) == Ids{"inquiry", "storm", "boats"});
        CHECK(fixture.like_text("zebra crossing").hits.empty());
        CHECK(fixture.like_text("...").hits.empty());
    }

    TEST_CASE("a query and dates narrow what is found") {
        const Fixture fixture;
        CHECK(ids(fixture.like("storm", {}, "bay")) == Ids{"boats"});
        CHECK(ids(fixture.like("storm", {}, "bay inquiry")).empty());
        CHECK(ids(fixture.like("storm", {}, "-bay")) == Ids{"inquiry"});
        CHECK(ids(fixture.like("storm", {.match = Match::any}, "bay inquiry")).empty());
        CHECK(ids(fixture.like("storm", {.since = "2023"})) == Ids{"inquiry"});
        CHECK(ids(fixture.like("storm", {.limit = 1, .offset = 1})) == Ids{"boats"});
    }

    TEST_CASE("a document without telling words is like no other whatever the query") {
        const Fixture fixture;
        CHECK(fixture.like("empty").hits.empty());
        CHECK(fixture.like("empty", {}, "ferry").hits.empty());
    }

    TEST_CASE("a document that the index does not have is an error that names it") {
        CHECK_THROWS_WITH_AS(Fixture().like("ship"), "the index has no document 'ship'", Error);
    }

    TEST_CASE("the other stories of an event come first") {
        const test::TempDir folder;
        const std::string index = (folder / "index").string();
        REQUIRE(test::run({test::indexer(), "-q", "-i", index, (test::corpus() / "clippings").string()}).status == 0);
        Searcher searcher(index);
        double sum = 0, first = 0, count = 0;
        for (const Ids& event : events)
            for (const std::string& id : event) {
                CAPTURE(id);
                const std::size_t others = event.size() - 1;
                const Results results = searcher.search("", {.limit = others, .like_id = id, .snippets = 0});
                REQUIRE(results.hits.size() == others);
                double found = 0;
                for (const Hit& hit : results.hits) found += std::count(event.begin(), event.end(), hit.id) > 0;
                sum += found / static_cast<double>(others);
                first += std::count(event.begin(), event.end(), results.hits[0].id) > 0;
                ++count;
            }
        MESSAGE("of the others of an event " << sum / count << " are found in as many hits, and first hits are of it "
                                             << first / count);
        CHECK(sum / count >= 0.75);
        CHECK(first / count >= 0.9);
    }

    TEST_CASE("the program finds what is like a document or a text on standard input") {
        const test::TempDir folder;
        folder.write("docs/storm.txt", "Ferry struck rock in storm. Ferry was lost.\n");
        folder.write("docs/inquiry.txt", "An inquiry asked why one ferry left in storm.\n");
        folder.write("docs/fish.txt", "Market sells fish of bay.\n");
        const std::string index = (folder / "index").string();
        REQUIRE(test::run({test::indexer(), "-q", "-i", index, (folder / "docs").string()}).status == 0);
        const auto search = [&](std::vector<std::string> arguments, const std::string& input = "") {
            arguments.insert(arguments.begin(), {test::searcher(), "-i", index});
            test::CommandOptions options;
            options.input = input;
            options.folder = folder / "docs";
            return test::run(arguments, options);
        };
        CHECK(search({"--similar", "storm.txt", "--format", "paths"}).out == "inquiry.txt\n");
        CHECK(search({"--similar", "storm.txt", "--count"}).out == "1\n");
        CHECK(search({"--similar", "storm.txt", "--format", "paths", "fish"}).status == 1);
        CHECK(search({"--similar", "-", "--format", "paths", "-n", "1"}, "fish market").out == "fish.txt\n");
        const auto json = nlohmann::json::parse(search({"--similar", "storm.txt", "--json"}).out);
        CHECK(json["hits"][0]["id"] == "inquiry.txt");
        const auto absent = search({"--similar", "ship.txt"});
        CHECK(absent.status == 2);
        CHECK(absent.err == "kwic-searcher: the index has no document 'ship.txt'\n");
        const auto empty = search({"--similar", "-"}, " \n");
        CHECK(empty.status == 2);
        CHECK(empty.err == "kwic-searcher: --similar -: there is no text on standard input\n");
    }
}

}  // namespace kwic
