// SPDX-License-Identifier: GPL-2.0-or-later
// Tests SearchOptions::filter.
#include "support/search.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"
#include "support/warnings.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::sorted;
using test::Strings;

const std::vector<Document>& documents() {
    static const std::vector<Document> all = {
        {.id = "a",
         .title = "Harbour talks",
         .text = "The envoys met at the harbour.",
         .date = "2023-07-19",
         .fields = {{"status", "open"}, {"price", std::int64_t{80}}, {"tag", "C++"}}},
        {.id = "b",
         .title = "Harbour dues",
         .text = "The dues of the harbour rise. Boats pay them.",
         .date = "2023-01",
         .fields = {{"status", "closed"}, {"price", 120.5}}},
        {.id = "c",
         .title = "Boats",
         .text = "Boats left. The envoys saw no talks.",
         .date = "2022",
         .fields = {{"status", "Open again"}, {"tag", "C"}}},
        {.id = "d",
         .title = "Secrets",
         .text = "The secrets of the envoys and the harbour talks.",
         .fields = {{"status", "hidden"}, {"price", std::int64_t{-5}}}},
        {.id = "e", .title = "Market", .text = "The market sells fish. The envoys met at the harbour."}};
    return all;
}

const Searcher& searcher() {
    static const test::TestIndex index(documents());
    return index.searcher();
}

Strings found(const std::string& query, std::vector<Filter> filter, Match match = Match::automatic) {
    SearchOptions options{.limit = 100, .match = match};
    options.filter = std::move(filter);
    return sorted(ids(searcher().search(query, options)));
}

// Returns the message of the Error (invalid_argument) that a search with the filter throws, or an empty string.
std::string refusal(const Searcher& searcher, const Filter& filter) {
    SearchOptions options;
    options.filter = {filter};
    try {
        searcher.search("harbour", options);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return {};
}

}  // namespace

TEST_SUITE("filters") {
    TEST_CASE("a filter restricts the hits and does not change their scores") {
        const Results all = searcher().search("harbour envoys");
        std::map<std::string, double> scores;
        for (const Hit& hit : all.hits) scores[hit.id] = hit.score;
        for (int i = 0; i < 3; ++i) {  // from the second search on, the filter is cached
            SearchOptions options;
            options.filter = {"status:(open OR closed) title:harbour"};
            const Results results = searcher().search("harbour envoys", options);
            CHECK(sorted(ids(results)) == Strings{"a", "b"});
            CHECK(results.total.value == 2);
            CHECK(results.warnings.empty());
            CHECK(results.hits[0].id == "a");
            CHECK(results.hits[0].score == scores["a"]);
        }
    }

    TEST_CASE("if there are several filters, as strings or as trees, a hit must match all of them") {
        CHECK(found("*", {"status:open"}) == Strings{"a", "c"});
        CHECK(found("*", {"status:=open"}) == Strings{"a"});
        CHECK(found("*", {"status:*", "-status:open"}) == Strings{"b", "d"});
        CHECK(found("*", {"price:>0", Query::without(Query::word("closed", "status"))}) == Strings{"a"});
        CHECK(found("*", {"tag:=\"c++\""}) == Strings{"a"});
        CHECK(found("*", {"date:2023"}) == Strings{"a", "b"});
        CHECK(found("*", {"\"harbour talks\""}) == Strings{"a", "d"});
        CHECK(found("*", {"envoys NEAR/5 harbour"}) == Strings{"a", "d", "e"});
        CHECK(found("*", {"literal:\"harbour.\""}) == Strings{"a", "e"});
        CHECK(found("*", {"harb*", "-literal:\"harbour.\""}) == Strings{"b", "d"});
        CHECK(found("*", {Query::everything()}).size() == 5);
        CHECK(found("*", {Query::nothing()}).empty());
        CHECK(found("", {"status:open"}).empty());
    }

    TEST_CASE("no query finds a document that a filter excludes") {
        for (const std::string query : {"secrets OR",
                                        "secrets) OR (",
                                        ")",
                                        "((((secrets",
                                        "\"secrets",
                                        "secrets\"",
                                        "-",
                                        "NOT",
                                        "OR secrets",
                                        "*",
                                        "secrets OR *",
                                        "-boats",
                                        "NOT (NOT secrets)",
                                        "| secrets",
                                        "status:hidden",
                                        "secrets^1000",
                                        "secrets~",
                                        "secret*",
                                        "literal:secrets",
                                        "title:secrets OR harbour",
                                        "\\status:hidden",
                                        "\"\" OR secrets",
                                        "envoys NEAR secrets",
                                        "secretz",
                                        "-(-secrets)",
                                        "status:open OR status:hidden"}) {
            for (const std::string filter : {"status:open", "-status:hidden", "-secrets", "status:(open OR closed)"}) {
                for (const Match match : {Match::automatic, Match::all, Match::any}) {
                    CAPTURE(query);
                    CAPTURE(filter);
                    for (int i = 0; i < 2; ++i) {
                        const Strings hits = found(query, {filter}, match);
                        CHECK(std::find(hits.begin(), hits.end(), "d") == hits.end());
                    }
                }
            }
        }
    }

    TEST_CASE("a mistake in a filter is an error that names the filter") {
        for (const std::string filter : {"status:open OR", "(status:open", "date:soon", "price:>many", "status:", "",
                                         "status:\"open", "&", "-&", "status:(a & b)", "literal:\"==\"", "title:=x"}) {
            CAPTURE(filter);
            CHECK(refusal(searcher(), filter).starts_with("filter '" + filter.substr(0, 7)));
        }
        for (const Query& filter : {Query::range("price", "few", ""), Query::range("date", "soon", ""),
                                    Query::phrase("--"), Query::literal("=="), Query::without(Query::word("")),
                                    Query::near({Query::word("harbour"), Query::range("price", "1", "")}, 2)})
            CHECK(!refusal(searcher(), filter).empty());
        std::string phrase = "\"", words;
        for (int i = 0; i < 40; ++i) phrase += "a" + std::to_string(i) + " ";
        CHECK(refusal(searcher(), phrase + "\"").find("32 words") != std::string::npos);
        SearchOptions options;
        options.filter = {"status:open OR"};
        CHECK_THROWS_AS(searcher().why("a", "harbour", options), Error);
        CHECK_THROWS_AS(searcher().explain("harbour", options), Error);
        CHECK_THROWS_AS(searcher().complete("har", 10, {}, options.filter), Error);
    }

    TEST_CASE("a phrase in a filter is an error if the index has neither positions nor texts") {
        const test::TestIndex bare(documents(), {.language = "en", .store_text = false, .positions = false});
        CHECK(!refusal(bare.searcher(), "\"harbour talks\"").empty());
        CHECK(!refusal(bare.searcher(), "-literal:harbour").empty());
        CHECK(refusal(bare.searcher(), "harbour").empty());
    }

    TEST_CASE("a filter with a field that no document has matches nothing and gives a warning") {
        for (int i = 0; i < 3; ++i) {
            SearchOptions options;
            options.filter = {"colour:red"};
            const Results none = searcher().search("harbour", options);
            CHECK(none.hits.empty());
            CHECK(test::messages(none.warnings) ==
                  std::vector<std::string>{"there is no field 'colour': 'colour:red' matches nothing"});
            options.filter = {"colour:red OR status:closed"};
            CHECK(ids(searcher().search("harbour", options)) == Strings{"b"});
            options.filter = {"tag:>5"};
            CHECK(searcher().search("harbour", options).hits.empty());
            CHECK(searcher().search("harbour", options).warnings.size() == 1);
        }
    }

    TEST_CASE("a filter applies to partial matches, facets, dates, orders, groups, similar documents and suggestions") {
        SearchOptions options{.limit = 10};
        options.filter = {"status:(open OR closed)"};
        options.facets = {"year", "status"};
        const Results results = searcher().search("harbour envoys talks boats", options);
        CHECK(results.hits.size() == 3);
        CHECK(results.total.value == 3);
        std::size_t counted = 0;
        for (const Facet::Value& value : results.facets[0].values) counted += value.count;
        CHECK(counted == 3);
        for (const Facet::Value& value : results.facets[1].values) CHECK(value.value != "hidden");
        options.since = "2023";
        CHECK(sorted(ids(searcher().search("*", options))) == Strings{"a", "b"});
        options.since = "";
        for (const Strings& sort : {Strings{"date"}, Strings{"-date"}, Strings{"path"}, Strings{"title"}}) {
            options.sort = sort;
            CHECK(sorted(ids(searcher().search("*", options))) == Strings{"a", "b", "c"});
        }
        options.sort.clear();
        options.group = GroupBy::near;
        CHECK(sorted(ids(searcher().search("*", options))) == Strings{"a", "b", "c"});
        options.like_id = "a";
        const Strings similar = ids(searcher().search("", options));
        CHECK(!similar.empty());
        for (const std::string& id : similar) CHECK((id == "b" || id == "c"));
        CHECK(searcher().search("secretts").suggestion == "secrets");
        CHECK(!searcher().search("secretts", {.filter = {"status:open"}}).suggestion);
    }

    TEST_CASE("completions come from documents that match the filters") {
        const auto texts = [](const std::string& typed, const std::vector<Filter>& filter) {
            Strings completed;
            for (const Completion& each : searcher().complete(typed, 10, {}, filter)) completed.push_back(each.text);
            return completed;
        };
        CHECK(texts("se", {}) == Strings{"secrets", "sells"});
        CHECK(texts("se", {"-status:hidden"}) == Strings{"sells"});
        CHECK(texts("harbour se", {"status:*"}) == Strings{"harbour secrets"});
        CHECK(texts("se", {"colour:red"}).empty());
    }

    TEST_CASE("a search for documents similar to a document that the filters exclude is an error") {
        SearchOptions options;
        options.like_id = "a";
        CHECK_FALSE(searcher().search("", options).hits.empty());
        options.filter = {"status:=open"};
        CHECK_NOTHROW(searcher().search("", options));
        options.since = "2024";  // a date restricts only the hits
        CHECK_NOTHROW(searcher().search("", options));
        for (const std::string filter : {"status:closed", "-status:open", "colour:red"})
            for (int i = 0; i < 3; ++i) {  // from the second search on, the filter is cached
                options.filter = {"*", filter};
                try {
                    searcher().search("", options);
                    FAIL("no error");
                } catch (const Error& error) {
                    CHECK(error.code() == ErrorCode::not_found);
                    CHECK(std::string(error.what()) == "no document with the id 'a' matches the filters");
                }
            }
        options.like_id = "absent";
        CHECK_THROWS_WITH_AS(searcher().search("", options), "the index has no document 'absent'", Error);
    }

    TEST_CASE("why() and explain() show the filters") {
        SearchOptions options;
        options.filter = {"status:open"};
        const auto why = searcher().why("d", "harbour talks", options);
        REQUIRE(why);
        CHECK_FALSE(why->is_found);
        REQUIRE(why->clauses.size() == 3);
        CHECK(why->clauses[2].query == "status:open");
        CHECK(why->clauses[2].is_filter);
        CHECK_FALSE(why->clauses[2].is_met);
        CHECK_FALSE(why->clauses[0].is_filter);
        const QueryExplanation explanation = searcher().explain("harbour", options);
        REQUIRE(explanation.filters.size() == 1);
        CHECK(explanation.filters[0].interpreted == "status:open");
        CHECK(explanation.filters[0].words.size() == 1);
        CHECK(to_string(explanation).find("filter: status:open\nword: status:open = open (2)\n") != std::string::npos);
    }

    TEST_CASE("a filter applies to all pages of a search") {
        SearchOptions options{.limit = 1};
        options.filter = {"status:*"};
        const Results first = searcher().search("envoys", options);
        options.after = first.next;
        CHECK(searcher().search("envoys", options).hits.size() == 1);
        options.filter = {"status:open"};
        CHECK_THROWS_AS(searcher().search("envoys", options), Error);
        options.filter = {};
        CHECK_THROWS_AS(searcher().search("envoys", options), Error);
    }

    TEST_CASE("a cached filter is updated when the index changes, and depends on SearchOptions::variants") {
        const test::TempDir folder;
        const std::string path = test::write_index(folder, "index", documents());
        const Searcher searcher{std::filesystem::path(path)};
        SearchOptions options{.limit = 100};
        options.filter = {"boat"};
        for (int i = 0; i < 3; ++i) CHECK(sorted(ids(searcher.search("*", options))) == Strings{"b", "c"});
        options.variants = Variants::off;
        for (int i = 0; i < 3; ++i) CHECK(ids(searcher.search("*", options)).empty());
        options.variants = Variants::names;
        test::write_index(folder, "index", {{.id = "f", .text = "A boat."}, {.id = "b", .text = "Nothing."}});
        for (int i = 0; i < 3; ++i) CHECK(sorted(ids(searcher.search("*", options))) == Strings{"c", "f"});
        const Searcher snapshot = searcher.snapshot();
        for (int i = 0; i < 3; ++i) CHECK(sorted(ids(snapshot.search("*", options))) == Strings{"c", "f"});
    }

    TEST_CASE("filters apply to remote indexes") {
        KWIC_NEEDS_SERVER
        const test::TempDir folder;
        const std::string path = test::write_index(folder, "index", documents());
        const test::Server server(std::filesystem::path(path) / "CURRENT");
        const test::Server second(std::filesystem::path(test::write_index(folder, "2", {{.id = "f", .text = "x"}})) /
                                  "CURRENT");
        for (const Searcher& remote : {Searcher({server.address()}), Searcher({second.address(), path})}) {
            const auto found_in = [&](const std::string& query, const Filter& filter) {
                SearchOptions options{.limit = 100};
                options.filter = {filter};
                return sorted(ids(remote.search(query, options)));
            };
            for (const Filter& filter : std::vector<Filter>{
                     "status:open", "\"harbour talks\"", "-\"harbour talks\"", "price:>0", "status:=open", "status:*",
                     "literal:\"harbour.\"", "harb* -literal:\"harbour.\"", Query::ids({"a", "d", "x"}), "title:*"})
                for (const std::string query : {"harbour", "harbour -\"harbour talks\"", "envoys boats"})
                    CHECK(found_in(query, filter) == found(query, {filter}));
            CHECK(!refusal(remote, "status:open OR").empty());
        }
    }
}

}  // namespace kwic
