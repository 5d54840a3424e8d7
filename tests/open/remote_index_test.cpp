// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches of indexes that xapian-tcpsrv serves on the loopback interface, alone and together with local indexes.
#include "build_paths.hpp"
#include "support/command.hpp"
#include "support/corpus.hpp"
#include "support/notes.hpp"
#include "support/search.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;
using test::write_index;
using Json = nlohmann::json;

// Three indexes that together contain the texts of corpus/clippings and one long text. Each index has a server.
class Newsroom {
public:
    Newsroom() {
        std::vector<std::vector<Document>> parts(3);
        std::size_t number = 0;
        for (const auto& file : test::clippings()) {
            Document document{.id = std::filesystem::relative(file, test::corpus() / "clippings").string(),
                              .text = test::read_file(file)};
            document.file = FileStamp{1, document.text.size()};
            document.fields = {{"words", static_cast<double>(number % 40)}};
            if (number % 3 == 1)
                document.fields.insert(document.fields.begin(), {"desk", number % 2 ? "home" : "world"});
            parts[number++ % 3].push_back(document);
        }
        // The text is longer than max_coded_bytes of position_codes.hpp, so its document has position lists instead of
        // position codes.
        std::string text;
        for (int i = 0; i < 12'000; ++i) text += i % 97 ? "word " : i % 2 ? "harbour " : "protocol ";
        parts[1].push_back({.id = "long", .title = "A long harbour", .text = text});
        for (std::size_t i = 0; i < parts.size(); ++i) {
            folders.push_back(write_index(folder_, std::to_string(i), parts[i], {}));
            servers.emplace_back(std::filesystem::path(folders.back()) / "CURRENT");
            addresses.push_back(servers.back().address());
        }
    }

    Strings folders;
    Strings addresses;
    std::deque<test::Server> servers;

private:
    test::TempDir folder_;
};

// Returns a Newsroom that is shared by the test cases which only search.
const Newsroom& served_clippings() {
    static const Newsroom newsroom;
    return newsroom;
}

// Checks that the results of an index on a server equal the results of the same index in a folder.
void check_same(const Results& remote, const Results& local) {
    CHECK(remote.interpreted == local.interpreted);
    CHECK(remote.warnings == local.warnings);
    CHECK(remote.suggestion == local.suggestion);
    CHECK(remote.total.value == local.total.value);
    CHECK(remote.total.exact == local.total.exact);
    REQUIRE(remote.hits.size() == local.hits.size());
    for (std::size_t i = 0; i < local.hits.size(); ++i) {
        CAPTURE(i);
        CHECK(remote.hits[i].id == local.hits[i].id);
        CHECK(remote.hits[i].score == doctest::Approx(local.hits[i].score).epsilon(1e-6));
        CHECK(remote.hits[i].date == local.hits[i].date);
        CHECK(remote.hits[i].partial == local.hits[i].partial);
        REQUIRE(remote.hits[i].snippets.size() == local.hits[i].snippets.size());
        for (std::size_t j = 0; j < local.hits[i].snippets.size(); ++j) {
            CHECK(remote.hits[i].snippets[j].text == local.hits[i].snippets[j].text);
            CHECK(remote.hits[i].snippets[j].highlights == local.hits[i].snippets[j].highlights);
            CHECK(remote.hits[i].snippets[j].line == local.hits[i].snippets[j].line);
        }
    }
    for (std::size_t i = 0; i < local.hits.size(); ++i) CHECK(remote.hits[i].fields == local.hits[i].fields);
    test::check_same_counts(remote.facets, local.facets);
    for (std::size_t i = 0; i < local.facets.size(); ++i) {
        CHECK(remote.facets[i].none == local.facets[i].none);
        CHECK(remote.facets[i].distinct == local.facets[i].distinct);
        CHECK(remote.facets[i].numbers == local.facets[i].numbers);
    }
    for (const Facet& facet : remote.facets) CHECK(facet.exact);
}

const Strings queries = {"harbour",
                         "general kholi",
                         "ferry inquiry judge zebra",
                         "détente",
                         "\"joint board\"",
                         "general NEAR/10 talks",
                         "harb* protocol",
                         "Kadouri~",
                         "words:3..9",
                         "desk:home harbour",
                         "path:gazette/ dam",
                         "date:2021..2022 ferry",
                         "protocl signd",
                         "สถานีนำร่อง",
                         "-ferry spillway",
                         "*",
                         "literal:\"A&T Ship\"",
                         "literal:arbou -literal:\"harbour talks\"",
                         "literal:\"word harbour wo\"",
                         "long harbour protocol"};

Strings sorted_ids(const Results& results) {
    Strings ids = test::ids(results);
    std::sort(ids.begin(), ids.end());
    return ids;
}

test::CommandOutput search(const Strings& arguments) { return test::search(arguments, test::CommandOptions{}); }

}  // namespace

TEST_SUITE("remote_index") {
    TEST_CASE("remote indexes, alone or together with local indexes, give the same results as local indexes") {
        KWIC_NEEDS_SERVER
        const Newsroom& newsroom = served_clippings();
        Searcher local(newsroom.folders);
        const Strings mixed = {newsroom.addresses[0], newsroom.folders[1], newsroom.addresses[2]};
        for (const Strings& names : {newsroom.addresses, mixed}) {
            Searcher remote(names);
            for (const std::string& query : queries)
                for (const Strings& sort :
                     {Strings{}, Strings{"date"}, Strings{"-date"}, Strings{"path"}, Strings{"title"},
                      Strings{"-words"}, Strings{"desk", "-title"}, Strings{"-date", "words"}}) {
                    CAPTURE(query);
                    CAPTURE((sort.empty() ? "relevance" : sort[0]));
                    const SearchOptions options{
                        .limit = 12,
                        .offset = 3,
                        .sort = sort,
                        .facets = {"year", "folder", "words", "desk", "date:week", parse_facet("words:..9,9..30,30..")},
                        .fields = {"*"}};
                    check_same(remote.search(query, options), local.search(query, options));
                }
            SearchOptions other_ways{.limit = 12};
            other_ways.group = GroupBy::near;
            check_same(remote.search("harbour", other_ways), local.search("harbour", other_ways));
            other_ways.like_id = "gazette/ferry-runs-aground.txt";
            check_same(remote.search("", other_ways), local.search("", other_ways));
            CHECK(to_string(remote.explain("harbours talk")) == to_string(local.explain("harbours talk")));
            CHECK(remote.document_count() == local.document_count());
            const auto texts = [](const std::vector<Completion>& completions) {
                Strings all;
                for (const Completion& each : completions)
                    all.push_back(each.text + " " + std::to_string(each.documents));
                return all;
            };
            for (const std::string typed : {"pro", "harbour pro", "the fer"})
                CHECK(texts(remote.complete(typed)) == texts(local.complete(typed)));
            const auto why = remote.why("long", "harbour -zebra");
            REQUIRE(why);
            CHECK(why->is_found);
            CHECK(why->index == names[1]);
        }
    }

    TEST_CASE("a single remote index gives the same results as a local index") {
        KWIC_NEEDS_SERVER
        const Newsroom& newsroom = served_clippings();
        Searcher local(std::vector{newsroom.folders[0]});
        Searcher remote(std::vector{newsroom.addresses[0]});
        for (const std::string& query : queries) {
            CAPTURE(query);
            check_same(remote.search(query, {.timeout_ms = 60'000}), local.search(query));
        }
        const Results results = remote.search("harbour");
        REQUIRE_FALSE(results.hits.empty());
        CHECK(results.hits[0].index == newsroom.addresses[0]);
        CHECK(results.hits[0].path.empty());  // the file can be on another machine
        CHECK(results.indexes.empty());
    }

    TEST_CASE("the texts of a remote index are checked for punctuation and, without positions, for phrases") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        std::string filler;  // longer than a frame, so that each long text has several frames
        for (int i = 0; i < 12'000; ++i) filler += "boat " + std::to_string(i) + " ";
        const std::vector<Document> documents = {
            {.id = "long", .text = filler + "node.js secret harbour"},
            {.id = "long, apart", .text = filler + "node js harbour secret"},
            {.id = "short", .text = "node.js secret harbour"},
            {.id = "short, apart", .text = "node js harbour secret"},
        };
        for (const bool has_positions : {true, false}) {
            CAPTURE(has_positions);
            const std::string path =
                write_index(folder, std::to_string(has_positions), documents, {.positions = has_positions});
            const test::Server server(std::filesystem::path(path) / "CURRENT");
            Searcher local(std::vector{path});
            Searcher remote(std::vector{server.address()});
            for (const std::string query : {"*.js", "boat -*.js", "\"secret harbour\"", "secret -\"secret harbour\"",
                                            "harbour OR *.js", "secret NEAR/1 *.js"}) {
                CAPTURE(query);
                const Strings expected = sorted_ids(local.search(query));
                CHECK_FALSE(expected.empty());
                CHECK(expected.size() < documents.size() + (query == "harbour OR *.js"));
                const Results found = remote.search(query);
                CHECK(sorted_ids(found) == expected);
                CHECK(found.total.value == expected.size());
                CHECK(found.warnings.empty());
                CHECK(sorted_ids(remote.search("*", {.filter = {query}})) == expected);
            }
        }
    }

    TEST_CASE("a document of a remote index is read completely except for its path") {
        KWIC_NEEDS_SERVER
        const Newsroom& newsroom = served_clippings();
        const Searcher local(newsroom.folders);
        const Searcher remote(newsroom.addresses);
        for (const std::string& id : {std::string("long"), local.search("harbour").hits[0].id}) {
            CAPTURE(id);
            const auto expected = local.document(id);
            const auto found = remote.document(id);
            REQUIRE(expected);
            REQUIRE(found);
            CHECK(found->document.text == expected->document.text);
            CHECK(found->document.title == expected->document.title);
            CHECK(found->document.fields == expected->document.fields);
            CHECK(found->key == expected->key);
            CHECK(found->path.empty());
        }
        CHECK_FALSE(remote.document("nosuch"));
    }

    TEST_CASE("searches see updates and rebuilds if the server serves the file CURRENT") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        const std::string index = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const test::Server server(std::filesystem::path(index) / "CURRENT");
        Searcher searcher(std::vector{server.address()});
        CHECK(searcher.search("harbour").total.value == 1);
        write_index(folder, "a", {{.id = "b", .text = "harbour boats"}});
        CHECK(searcher.search("harbour").total.value == 2);
        CHECK(searcher.search("boat").total.value == 1);
        write_index(folder, "a", {{.id = "c", .text = "harbour"}}, {.rebuild = true, .language = "en"});
        CHECK(searcher.search("harbour").total.value == 1);
        CHECK(searcher.search("harbour").hits[0].id == "c");
    }

    TEST_CASE("kwic-searcher prints the index of each hit and the indexes that were not searched") {
        KWIC_NEEDS_SERVER
        const Newsroom& newsroom = served_clippings();
        const std::string dead = test::dead_address();
        const auto json =
            search({"-i", newsroom.folders[0], "-i", newsroom.addresses[1], "-i", dead, "--json", "harbour"});
        CHECK(json.status == 0);
        const Json answer = Json::parse(json.out);
        for (const Json& hit : answer["hits"])
            CHECK((hit["index"] == newsroom.folders[0] || hit["index"] == newsroom.addresses[1]));
        REQUIRE(answer["indexes"].size() == 3);
        CHECK(answer["indexes"][0] == Json{{"index", newsroom.folders[0]}, {"ok", true}});
        CHECK(answer["indexes"][2]["ok"] == false);
        CHECK(answer["indexes"][2]["error"].get<std::string>().find("Connection refused") != std::string::npos);

        const auto text = search({"-i", newsroom.folders[0], "-i", dead, "-n", "1", "harbour"});
        CHECK(text.status == 0);
        CHECK(text.out.find("  [" + newsroom.folders[0] + "]\n") != std::string::npos);
        CHECK(text.err.starts_with("kwic-searcher: warning: not searched: the index '" + dead + "' cannot be reached"));
        CHECK(search({"-i", newsroom.folders[0], "-i", dead, "--strict", "harbour"}).status == 2);

        const auto none = search({"-i", dead, "-i", newsroom.folders[0] + "x", "harbour"});
        CHECK(none.status == 2);
        CHECK(none.out == "");
        CHECK(none.err.starts_with("kwic-searcher: none of the indexes can be searched: "));
        CHECK(search({"-i", newsroom.addresses[0], "-i", newsroom.addresses[1], "--count", "*"}).out == "83\n");
    }

    TEST_CASE("--batch, --why, --complete, --explain and --count search several indexes") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        const std::string a =
            write_index(folder, "a", {{.id = "same", .text = "old harbours"}, {.id = "a", .text = "fish"}});
        const std::string b = write_index(folder, "b", {{.id = "same", .text = "harbour talks"}});
        const test::Server server(std::filesystem::path(b) / "CURRENT");
        const auto both = [&](Strings arguments, const std::string& input = "") {
            arguments.insert(arguments.begin(), {"-i", a, "-i", server.address()});
            return test::search(arguments, test::CommandOptions{.input = input});
        };
        const auto batch = both({"--batch", "-", "--format", "trec"}, "q1\ttalks\nq2\tfish\n");
        CHECK(batch.out.starts_with("q1 Q0 same 1 "));
        CHECK(batch.out.find("\nq2 Q0 a 1 ") != std::string::npos);
        const auto why = both({"--why", "same", "harbour talk"});
        CHECK(why.status == 0);
        CHECK(why.out == "index: " + server.address() +
                             "\nfound: it meets every part of the query\nyes  harbour\n"
                             "       harbour = harbour (1) harbours (1)\nyes  talk\n       talk = talks (1)\n");
        CHECK(both({"--complete", "har"}).out == "harbour\nharbours\n");
        CHECK(both({"--explain", "-n", "0", "harbour"})
                  .out.starts_with("query: harbour\nword: harbour = harbour (1) harbours (1)\n"));
        CHECK(both({"--format", "paths", "talks"}).out == "same\n");
        CHECK(both({"--count", "--since", "2020", "harbour"}).out == "0\n");
    }

    TEST_CASE("script/shards, the example with three servers, succeeds") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        for (const std::string& program : {test::indexer(), test::searcher()})
            std::filesystem::create_symlink(program, folder / std::filesystem::path(program).filename().string());
        test::CommandOptions options;
        options.environment = {{"KWIC_PROGRAMS", folder.path().string()}};
        const auto output = test::run({std::string(KWIC_SOURCE_DIR) + "/script/shards"}, options);
        CHECK(output.status == 0);
        CHECK(output.err == "");
        CHECK(output.out.find("5 documents (") != std::string::npos);
        CHECK(output.out.find("warning: not searched: the index '127.0.0.1:") != std::string::npos);
        CHECK(output.out.find("4 documents (") != std::string::npos);
    }
}

}  // namespace kwic
