// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the documents that pass filters with sets of documents: lists of ids, and intersections of the matches of
// random filters.
#include "support/search.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/query.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using test::ids;
using test::sorted;
using test::Strings;

}  // namespace

TEST_SUITE("sets of filters") {
    TEST_CASE("a list of ids finds the documents with these ids, in one or several indexes") {
        const std::vector<Document> documents = {{.id = "a", .text = "harbour"},
                                                 {.id = "b", .text = "harbour"},
                                                 {.id = "c", .text = "boat"},
                                                 {.id = "d", .text = "harbour"},
                                                 {.id = "e", .text = "harbour"}};
        const test::TestIndex index(documents);
        const auto found = [&](const std::string& query, const Filter& filter) {
            return sorted(index.ids(query, {.limit = 100, .filter = {filter}}));
        };
        CHECK(found("*", Query::ids({"a", "e", "none", "a", ""})) == Strings{"a", "e"});
        CHECK(found("harbour", Query::without(Query::ids({"a", "e"}))) == Strings{"b", "d"});
        CHECK(found("*", Query::ids({})).empty());
        CHECK(ids(index.searcher().search(Query::ids({"d"}))) == Strings{"d"});
        CHECK(to_string(Query::ids({"d"})) == "ids:1");
        const test::TempDir folder;
        std::vector<Document> many;
        Strings even, odd;
        for (int i = 0; i < 3000; ++i) {
            many.push_back({.id = "n" + std::to_string(i), .text = "word"});
            (i % 2 ? odd : even).push_back(many.back().id);
        }
        const std::string first = test::write_index(folder, "1", many),
                          second = test::write_index(folder, "2", documents);
        const Searcher both({first, second});
        even.push_back("b");
        for (int i = 0; i < 3; ++i) {
            SearchOptions options{.limit = 0, .count_to = count_all};
            options.filter = {Query::ids(even)};
            CHECK(both.search("*", options).total.value == 1501);
            options.filter = {Query::ids(even), Query::without(Query::ids({"n0", "n2", "n1"}))};
            CHECK(both.search("*", options).total.value == 1499);
        }
    }

    TEST_CASE("a search with random filters finds the intersection of the matches of the query and of the filters") {
        std::mt19937 random(7);
        const auto number = [&](int max) { return static_cast<int>(random() % static_cast<unsigned>(max)); };
        const Strings words = {"red", "green", "blue", "harbour", "boat"};
        const auto word = [&] { return words[static_cast<std::size_t>(number(5))]; };
        std::vector<Document> many;
        for (int i = 0; i < 300; ++i) {
            Document document{.id = std::to_string(i), .text = word() + " " + word() + " " + word()};
            if (number(3)) document.fields.push_back({"colour", word()});
            if (number(3)) document.fields.push_back({"size", static_cast<double>(number(10))});
            many.push_back(document);
        }
        const test::TestIndex index(many);
        const auto leaf = [&]() -> Query {
            switch (number(7)) {
                case 0:
                    return Query::word(word(), "colour");
                case 1:
                    return Query::exact(word(), "colour");
                case 2:
                    return Query::exists(number(2) ? "colour" : "size");
                case 3:
                    return Query::range("size", std::to_string(number(10)), number(2) ? "8" : "");
                case 4:
                    return Query::ids({std::to_string(number(300)), std::to_string(number(300)), "1", "2", "3"});
                case 5:
                    return Query::phrase(word() + " " + word());
                default:
                    return Query::word(word());
            }
        };
        const auto tree = [&]() -> Query {
            Query query = leaf();
            for (int i = number(3); i > 0; --i) {
                query = number(2) ? Query::all_of({query, leaf()}) : Query::any_of({leaf(), query});
                if (!number(3)) query = Query::without(query);
            }
            return query;
        };
        const auto matches = [&](const Query& query, std::vector<Filter> filter) {
            SearchOptions options{.limit = 1000, .match = Match::all, .suggest = false};
            options.filter = std::move(filter);
            return sorted(ids(index.searcher().search(query, options)));
        };
        std::vector<Query> filters;
        for (int i = 0; i < 30; ++i) filters.push_back(tree());
        for (int i = 0; i < 400; ++i) {
            const Query query = tree();
            const Query& first = filters[static_cast<std::size_t>(number(30))];
            const Query& second = filters[static_cast<std::size_t>(number(30))];
            CAPTURE(to_string(query));
            CAPTURE(to_string(first));
            CAPTURE(to_string(second));
            Strings both, expected;
            const Strings of_query = matches(query, {}), of_first = matches(first, {}), of_second = matches(second, {});
            std::set_intersection(of_first.begin(), of_first.end(), of_second.begin(), of_second.end(),
                                  std::back_inserter(both));
            std::set_intersection(of_query.begin(), of_query.end(), both.begin(), both.end(),
                                  std::back_inserter(expected));
            CHECK(matches(query, {first, second}) == expected);
        }
    }
}

}  // namespace kwic
