// SPDX-License-Identifier: GPL-2.0-or-later
// Tests filters and removals that reach a time limit. A filter that cannot be evaluated completely must never let more
// documents pass.
#include "open/index_set.hpp"
#include "open/open_index.hpp"
#include "search/lookup.hpp"
#include "search/request.hpp"
#include "search/restriction.hpp"
#include "search/search_run.hpp"
#include "support/search.hpp"
#include "support/server.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const TimeLimit over = {.end = TimeLimit::Clock::now() - std::chrono::seconds(1)};

// Each document has words, a title and several different numbers and dates, so that ranges read many posting lists.
std::vector<Document> documents(std::size_t long_words = 20'000) {
    std::mt19937 random(5);
    const Strings words = {"secret", "secrets", "secretary", "harbour", "boat", "wi-fi", "wifi", "app.js", "tide"};
    const auto text = [&](std::size_t count) {
        std::string made;
        for (; count > 0; --count) made += words[random() % words.size()] + " ";
        return made;
    };
    std::vector<Document> all;
    for (int i = 0; i < 400; ++i) {
        Document document{.id = std::to_string(i),
                          .title = random() % 3 ? text(2) : "",
                          .text = text(i % 50 == 0 ? long_words : 1 + random() % 12),
                          .language = "en"};
        for (auto count = random() % 4; count > 0; --count)
            document.fields.push_back({"price", static_cast<std::int64_t>(random() % 1000)});
        for (auto count = random() % 4; count > 0; --count)
            document.fields.push_back(
                {"seen", "20" + std::to_string(10 + random() % 90) + "-0" + std::to_string(1 + random() % 9)});
        if (random() % 2) document.fields.push_back({"tag", words[random() % words.size()]});
        all.push_back(document);
    }
    return all;
}

const std::vector<std::string> filters = {
    "price:100..900", "seen:2020..2090", "title:*",  "\"secret harbour\"",    "secret NEAR/3 boat",
    "*.js",           "secret*",         "harbuor~", "literal:\"ecret har\"", "literal:ecr",
    "tag:secret*",    "wi-fi",           "tag:*",    "secrets -boat",         "price:500 OR secretary"};

// Returns the trees of `filters`, negations of these trees, and trees that contain such negations.
std::vector<Query> trees(const IndexSet& indexes) {
    std::vector<Query> trees;
    for (const std::string& filter : filters) {
        const Query tree = read_filter(filter, indexes);
        trees.push_back(tree);
        trees.push_back(Query::without(tree));
        trees.push_back(Query::without(Query::without(tree)));
        trees.push_back(Query::without(Query::all_of({Query::word("harbour"), Query::without(tree)})));
        trees.push_back(Query::any_of({Query::word("tide"), Query::without(tree)}));
    }
    return trees;
}

bool are_among(const std::vector<Xapian::docid>& few, const std::vector<Xapian::docid>& all) {
    return std::includes(all.begin(), all.end(), few.begin(), few.end());
}

}  // namespace

// Calls check(indexes) for the local index and, if a server can be started, for the same index as a remote index.
template <class Check>
void check_local_and_remote(const test::TestIndex& index, Check check) {
    IndexSet local({folder_location(index.path())}, {});
    check(local);
    if (!test::has_server()) return;
    const test::Server server(index.path() / "CURRENT");
    IndexSet remote({index_location(server.address())}, {});
    check(remote);
}

TEST_SUITE("filters and time") {
    TEST_CASE("a filter that reaches the time limit before or during the match lets no excluded document pass") {
        for (const bool has_positions : {true, false}) {
            const test::TestIndex index(documents(), {.language = "en", .positions = has_positions});
            IndexSet indexes({folder_location(index.path())}, {});
            std::size_t cut = 0;
            indexes.with_snapshot(0, [&] {
                std::vector<Warning> warnings;
                for (const Query& tree : trees(indexes)) {
                    CAPTURE(to_string(tree));
                    CAPTURE(has_positions);
                    const auto found = [&](const CompiledQuery& compiled) {
                        return matching_documents(indexes.database(), compiled.all);
                    };
                    const auto all = found(compile_filter(tree, indexes.context({}), warnings));
                    std::stop_source stop;
                    const TimeLimit time{.stop = stop.get_token()};
                    const CompiledQuery compiled = compile_filter(tree, indexes.context({}, time), warnings);
                    stop.request_stop();
                    const auto after = found(compiled);
                    CHECK(are_among(after, all));
                    cut += after.size() < all.size();
                    CHECK(found(compile_filter(tree, indexes.context({}, time), warnings)).empty());
                    CHECK(found(compile_filter(tree, indexes.context({}, over), warnings)).empty());
                }
                return 0;
            });
            CHECK(cut > 10);
        }
    }

    TEST_CASE("a search beyond its time limit finds nothing that a filter excludes, and warns that it is incomplete") {
        constexpr std::size_t long_words = 100;
        const test::TestIndex index(documents(long_words));
        const auto check = [&](IndexSet& indexes) {
            indexes.with_snapshot(0, [&] {
                for (const std::string& filter : filters) {
                    for (const std::string sign : {"", "-"}) {
                        CAPTURE(sign + filter);
                        SearchOptions options{.limit = 1000, .timeout_ms = 1};
                        options.filter = {sign.empty() ? Filter(filter) : Query::without(read_filter(filter, indexes))};
                        options.facets = {"tag"};
                        for (int i = 0; i < 3; ++i) {  // from the second search on, a filter can be cached
                            const Request request = read_request("*", options, indexes);
                            const Results results = SearchRun(indexes, request, options, over).run();
                            CHECK(results.hits.empty());
                            CHECK_FALSE(results.total.exact);
                            CHECK_FALSE(results.warnings.empty());
                        }
                        SearchOptions without_limit = options;
                        without_limit.timeout_ms = 0;
                        const Request request = read_request("*", without_limit, indexes);
                        if (sign + filter != "-title:*")  // every document gets a title
                            CHECK_FALSE(SearchRun(indexes, request, without_limit, {}).run().hits.empty());
                    }
                }
                return 0;
            });
        };
        check_local_and_remote(index, check);
    }

    TEST_CASE("a query beyond its time limit finds nothing that it excludes, and warns that it is incomplete") {
        constexpr std::size_t long_words = 100;
        const test::TestIndex index(documents(long_words));
        const auto check = [&](IndexSet& indexes) {
            indexes.with_snapshot(0, [&] {
                for (const std::string& excluded : filters) {
                    for (const std::string sort : {"", "date", "title"}) {
                        const std::string query = "* -(" + excluded + ")";
                        CAPTURE(query);
                        CAPTURE(sort);
                        SearchOptions options{.limit = 1000, .timeout_ms = 1, .facets = {"tag"}};
                        if (!sort.empty()) options.sort = {sort};
                        const Request request = read_request(query, options, indexes);
                        const Results results = SearchRun(indexes, request, options, over).run();
                        CHECK(results.hits.empty());
                        CHECK_FALSE(results.total.exact);
                        REQUIRE_FALSE(results.warnings.empty());
                        CHECK(results.warnings.back().code == WarningCode::time_limit);
                        for (const Facet& facet : results.facets) CHECK(facet.values.empty());
                    }
                }
                return 0;
            });
        };
        check_local_and_remote(index, check);
        if (!test::has_server()) return;
        const test::Server server(index.path() / "CURRENT");
        IndexSet mixed({folder_location(index.path()), index_location(server.address())}, {});
        check(mixed);
    }

    TEST_CASE("a removal that is stopped removes nothing") {
        for (const std::string& filter : filters) {
            const test::TempDir folder;
            const std::string path = test::write_index(folder, "index", documents());
            std::stop_source stop;
            IndexWriter writer(path, {.language = "en", .stop = stop.get_token()});
            const std::size_t before = writer.document_count();
            CHECK_FALSE(writer.matching(filter).empty());
            stop.request_stop();
            CHECK_THROWS_AS(writer.remove_matching(filter), Error);
            CHECK(writer.document_count() == before);
        }
    }
}

}  // namespace kwic
