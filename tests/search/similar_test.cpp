// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches for documents similar to a document or a text, in the library and in kwic-searcher.
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::Strings;

const Searcher& searcher() {
    static const test::TestIndex index(
        {{.id = "storm", .text = "Ferry struck rock in storm. Ferry was lost.", .date = "2022"},
         {.id = "inquiry", .text = "An inquiry asked why one ferry left in storm.", .date = "2023"},
         {.id = "boats", .text = "Ferry and boats of bay.", .date = "2021"},
         {.id = "fish", .text = "Market sells fish of bay."},
         {.id = "empty", .text = "..."}});
    return index.searcher();
}

Results like(const std::string& id, SearchOptions options = {}, const std::string& query = "") {
    options.like_id = id;
    return searcher().search(query, options);
}

Results like_text(const std::string& text) { return searcher().search("", {.like_text = text}); }

// Each group holds the ids of clippings in English that report the same event.
const std::vector<Strings> events = {
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
    TEST_CASE(
        "documents that share more characteristic words with the given document rank higher; the given document is not "
        "a hit") {
        const Results results = like("storm");
        CHECK(ids(results) == Strings{"inquiry", "boats"});
        CHECK(results.total.value == 2);
        CHECK(results.hits[0].rank == 1);
        CHECK_FALSE(results.hits[0].partial);
        CHECK(results.query == "");
        CHECK(results.interpreted == "\"ferry\"^1.69 OR \"in\" OR \"storm\"");
    }

    TEST_CASE("words that are both in a hit and in the given document are highlighted") {
        const Results results = like("storm");
        REQUIRE(results.hits[0].snippets.size() == 1);
        const Snippet& snippet = results.hits[0].snippets[0];
        Strings words;
        for (const Span& span : snippet.highlights)
            words.push_back(snippet.text.substr(span.begin, span.end - span.begin));
        CHECK(words == Strings{"ferry", "in", "storm"});
    }

    TEST_CASE("SearchOptions::like_text finds documents similar to a text") {
        CHECK(ids(like_text("The FERRY, an inquiry!")) == Strings{"inquiry", "storm", "boats"});
        CHECK(like_text("zebra crossing").hits.empty());
        CHECK(like_text("...").hits.empty());
    }

    TEST_CASE("a query and date limits restrict the similar documents") {
        CHECK(ids(like("storm", {}, "bay")) == Strings{"boats"});
        CHECK(ids(like("storm", {}, "bay inquiry")).empty());
        CHECK(ids(like("storm", {}, "-bay")) == Strings{"inquiry"});
        CHECK(ids(like("storm", {.match = Match::any}, "bay inquiry")).empty());
        CHECK(ids(like("storm", {.since = "2023"})) == Strings{"inquiry"});
        CHECK(ids(like("storm", {.limit = 1, .offset = 1})) == Strings{"boats"});
    }

    TEST_CASE("a document without characteristic words has no similar documents, with or without a query") {
        CHECK(like("empty").hits.empty());
        CHECK(like("empty", {}, "ferry").hits.empty());
    }

    TEST_CASE("the error about an unknown document states its id") {
        CHECK_THROWS_WITH_AS(like("ship"), "the index has no document 'ship'", Error);
    }

    TEST_CASE("the documents most similar to a clipping are mostly clippings about the same event") {
        const test::TempDir folder;
        const std::string index = (folder / "index").string();
        REQUIRE(test::run({test::indexer(), "-q", "-i", index, (test::corpus() / "clippings").string()}).status == 0);
        Searcher searcher(index);
        double sum = 0, first = 0, count = 0;
        for (const Strings& event : events)
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
        MESSAGE("R-precision " << sum / count << ", precision of the first hit " << first / count);
        CHECK(sum / count >= 0.75);
        CHECK(first / count >= 0.9);
    }

    TEST_CASE("kwic-searcher finds documents similar to a document or to standard input") {
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
