// SPDX-License-Identifier: GPL-2.0-or-later
// Tests searches of several indexes.
#include "support/search.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

using namespace test;

Searcher open(const Strings& indexes) { return Searcher(indexes); }

constexpr const char* vocabulary[] = {"harbour", "harbours", "talk",    "talks",   "talking", "ferry", "ferries",
                                      "envoy",   "envoys",   "détente", "detente", "dam",     "flood", "floods",
                                      "board",   "boards",   "river",   "rivers",  "judge",   "quay",  "tide"};

std::string random_words(std::mt19937& random, std::size_t count) {
    std::string text;
    while (count-- > 0) {
        // Words at the beginning of the vocabulary are more frequent.
        const std::size_t word = std::min(random() % std::size(vocabulary), random() % std::size(vocabulary));
        text += std::string(text.empty() ? "" : " ") + vocabulary[word];
    }
    return text;
}

// Random documents that are indexed twice: distributed over several indexes, and all in one index.
class Collection {
public:
    Collection(unsigned seed, std::size_t count) : random_(seed) {
        std::vector<std::vector<Document>> parts(count);
        std::vector<Document> all;
        const std::size_t documents = 20 + random_() % 60;
        for (std::size_t i = 0; i < documents; ++i) {
            parts[random_() % count].push_back(document(i));
        }
        // The slots of custom fields can depend on the order in which the fields first occur. Every second index gets
        // its documents in reverse order, so that a field may have different slots in different indexes.
        for (std::size_t part = 0; part < count; ++part) {
            if (part % 2 == 1) std::reverse(parts[part].begin(), parts[part].end());
            all.insert(all.end(), parts[part].begin(), parts[part].end());
            names.push_back(write_index(folder_, "part" + std::to_string(part), parts[part]));
        }
        merged = write_index(folder_, "merged", all);
    }

    std::string query() {
        const std::string word = random_words(random_, 1), other = random_words(random_, 1);
        const std::string pages = "pages:" + std::to_string(random_() % 20) + "..30";
        const Strings queries = {word,
                                 word + " " + other,
                                 random_words(random_, 3),
                                 word + " OR " + other,
                                 "\"" + word + " " + other + "\"",
                                 word + " NEAR/4 " + other,
                                 word.substr(0, 3) + "* " + other,
                                 word + "~ -" + other,
                                 word + " " + pages,
                                 word + " source:gazette",
                                 "title:" + word + " date:2021..2022",
                                 "price:>10"};
        return queries[random_() % queries.size()];
    }

    Strings names;  // paths of the partial indexes
    std::string merged;

private:
    Document document(std::size_t number) {
        Document document{.id = "d" + std::to_string(number),
                          .title = random_words(random_, 1 + random_() % 3),
                          .text = random_words(random_, 3 + random_() % 60)};
        if (random_() % 3)
            document.date = std::to_string(2019 + random_() % 5) + "-0" + std::to_string(1 + random_() % 9);
        const auto add = [&](const char* name, FieldValue value) {
            if (random_() % 2) document.fields.push_back({name, std::move(value)});
        };
        add("source", random_() % 2 ? "Gazette" : "Post");
        add("price", static_cast<double>(random_() % 30));
        add("pages", static_cast<double>(random_() % 30));
        std::shuffle(document.fields.begin(), document.fields.end(), random_);
        return document;
    }

    std::mt19937 random_;
    test::TempDir folder_;
};

// Checks that the results are equal, except for the order of hits with equal scores.
void check_same(const Results& several, const Results& one) {
    CHECK(several.total.value == one.total.value);
    CHECK(several.total.exact == one.total.exact);
    CHECK(several.interpreted == one.interpreted);
    CHECK(several.warnings == one.warnings);
    REQUIRE(several.hits.size() == one.hits.size());
    const auto same_score = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    for (std::size_t begin = 0; begin < one.hits.size();) {
        std::size_t end = begin;
        Strings left, right;
        while (end < one.hits.size() && same_score(one.hits[end].score, one.hits[begin].score)) {
            CHECK(same_score(several.hits[end].score, one.hits[end].score));
            left.push_back(several.hits[end].id);
            right.push_back(one.hits[end].id);
            ++end;
        }
        CHECK(sorted(left) == sorted(right));
        begin = end;
    }
    test::check_same_counts(several.facets, one.facets);
}

}  // namespace

TEST_SUITE("index_set") {
    TEST_CASE("several indexes give the results of one index with the same documents") {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            Collection collection(seed, 2 + seed % 3);
            Searcher several = open(collection.names);
            Searcher one(collection.merged);
            CHECK(several.document_count() == one.document_count());
            for (int i = 0; i < 25; ++i) {
                const std::string query = collection.query();
                CAPTURE(seed);
                CAPTURE(query);
                const SearchOptions options{.limit = 100,
                                            .variants = Variants::accents,
                                            .since = i % 5 ? "" : "2021",
                                            .suggest = false,
                                            .count_to = count_all,
                                            .facets = {"year", "source", "price"}};
                check_same(several.search(query, options), one.search(query, options));
            }
        }
    }

    TEST_CASE("the hits of several indexes are sorted together") {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            Collection collection(seed, 3);
            Searcher several = open(collection.names);
            Searcher one(collection.merged);
            for (const Strings& sort : {Strings{"path"}, Strings{"title"}, Strings{"date"}, Strings{"-date"}}) {
                CAPTURE((sort.empty() ? "relevance" : sort[0]));
                const SearchOptions options{.limit = 100, .match = Match::all, .sort = sort};
                const Results left = several.search("harbour", options);
                const Results right = one.search("harbour", options);
                REQUIRE(left.hits.size() == right.hits.size());
                for (std::size_t i = 0; i < left.hits.size(); ++i) {
                    if (sort[0] == "path") CHECK(left.hits[i].id == right.hits[i].id);
                    if (sort[0] == "title") CHECK(left.hits[i].title == right.hits[i].title);
                    CHECK((sort[0] == "path" || sort[0] == "title" || left.hits[i].date == right.hits[i].date));
                }
                const SearchOptions page{.limit = 5, .offset = 7, .match = Match::all, .sort = sort};
                const Strings all = ids(left);
                const std::size_t begin = std::min<std::size_t>(7, all.size()),
                                  end = std::min<std::size_t>(12, all.size());
                CHECK(ids(several.search("harbour", page)) == Strings(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                                                      all.begin() + static_cast<std::ptrdiff_t>(end)));
            }
        }
    }

    TEST_CASE("pages of a search of several indexes have the same hits in the same order as one long page") {
        Collection collection(7, 3);
        Searcher several = open(collection.names);
        const Strings all = ids(several.search("harbour OR talks", {.limit = 100}));
        Strings pages;
        for (std::size_t offset = 0; offset < all.size(); offset += 3)
            for (const std::string& id : ids(several.search("harbour OR talks", {.limit = 3, .offset = offset})))
                pages.push_back(id);
        CHECK(pages == all);
    }

    TEST_CASE("a word with synonyms finds the documents of all indexes") {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const Collection collection(seed, 2 + seed % 2);
            const Query query = Query::synonyms({Query::word("harbour"), Query::word("ferry"), Query::word("dam")});
            const Query either = Query::any_of(query.children);
            for (const Query& each : {query, Query::all_of({query, Query::word("talks")}), Query::without(query)}) {
                const SearchOptions options{.limit = 1000, .match = Match::all};
                CHECK(sorted(ids(open(collection.names).search(each, options))) ==
                      sorted(ids(open({collection.merged}).search(each, options))));
            }
            CHECK(sorted(ids(open(collection.names).search(query, {.limit = 1000}))) ==
                  sorted(ids(open(collection.names).search(either, {.limit = 1000}))));
            const SearchOptions with_synonyms{.limit = 1000, .synonyms = {{"harbour", "ferry", "dam"}}};
            CHECK(sorted(ids(open(collection.names).search("harbour", with_synonyms))) ==
                  sorted(ids(open({collection.merged}).search("harbour", with_synonyms))));
        }
    }

    TEST_CASE("a hit states its index, and documents with the same id in two indexes are two hits") {
        const test::TempDir folder;
        const Strings names = {
            write_index(folder, "a", {{.id = "same", .text = "harbour talks"}}),
            write_index(folder, "b", {{.id = "same", .text = "harbour fish"}, {.id = "b", .text = "tide"}})};
        Searcher searcher = open(names);
        const Results results = searcher.search("harbour", {.match = Match::all});
        REQUIRE(ids(results) == Strings{"same", "same"});
        CHECK(sorted({results.hits[0].index, results.hits[1].index}) == names);
        CHECK(results.hits[0].snippets[0].text != results.hits[1].snippets[0].text);
        REQUIRE(results.indexes.size() == 2);
        CHECK(results.indexes[0].index == names[0]);
        CHECK(results.indexes[1].ok);
        const auto why = searcher.why("same", "harbour fish");
        REQUIRE(why);
        CHECK(why->is_found);
        CHECK(why->index == names[1]);
    }

    TEST_CASE("Results::indexes is empty if a search has only one index") {
        const test::TempDir folder;
        Searcher searcher = open({write_index(folder, "a", {{.id = "a", .text = "harbour"}})});
        CHECK(searcher.search("harbour").indexes.empty());
    }

    TEST_CASE("a searcher is constructed from a braced list of indexes") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "a", .text = "harbour"}});
        const std::string b = write_index(folder, "b", {{.id = "b", .text = "harbour"}});
        CHECK(Searcher({a, b}).search("harbour").indexes.size() == 2);
        CHECK(Searcher({a}).document_count() == 1);
        CHECK(Searcher{folder / "a"}.document_count() == 1);
        CHECK_THROWS_AS(Searcher({"nosuch"}), Error);
        CHECK_THROWS_AS(Searcher({"nosuch", "neither"}), Error);
    }

    TEST_CASE("completions and corrections use the words of all indexes") {
        const test::TempDir folder;
        std::vector<Document> many;
        for (int i = 0; i < 5; ++i) many.push_back({.id = std::to_string(i), .text = "protocol of the harbour"});
        Searcher searcher = open(
            {write_index(folder, "a", many), write_index(folder, "b", {{.id = "x", .text = "harbour propeller"}})});
        Strings texts;
        for (const Completion& completion : searcher.complete("harbour pro")) texts.push_back(completion.text);
        CHECK(texts == Strings{"harbour protocol", "harbour propeller"});
        CHECK(searcher.search("protocl").suggestion == "protocol");
        CHECK(searcher.search("prop*").total.value == 1);
    }

    TEST_CASE("texts are decompressed with the dictionary of their index") {
        const test::TempDir folder;
        std::vector<Document> left, right;
        for (int i = 0; i < 600; ++i) {
            left.push_back(
                {.id = "l" + std::to_string(i), .text = "The minister of the harbour met envoy " + std::to_string(i)});
            right.push_back(
                {.id = "r" + std::to_string(i), .text = "Herring quotas were cut again in port " + std::to_string(i)});
        }
        Searcher searcher = open({write_index(folder, "a", left), write_index(folder, "b", right)});
        for (const char* number : {"7", "77", "577"}) {
            const Results results = searcher.search(number);
            REQUIRE(results.hits.size() == 2);
            for (const Hit& hit : results.hits)
                CHECK(hit.snippets[0].text == (hit.id[0] == 'l' ? "The minister of the harbour met envoy "
                                                                : "Herring quotas were cut again in port ") +
                                                  std::string(number));
        }
    }

    TEST_CASE("a document is read from the first index that has it") {
        const test::TempDir folder;
        const std::string a = write_index(folder, "a", {{.id = "x", .text = "harbour"}, {.id = "y", .text = "ferry"}});
        const std::string b = write_index(folder, "b", {{.id = "z", .text = "envoy"}, {.id = "y", .text = "talks"}});
        CHECK(open({a, b}).document("y")->document.text == "ferry");
        CHECK(open({b, a}).document("y")->document.text == "talks");
        CHECK(open({a, b}).document("z")->document.text == "envoy");
        CHECK_FALSE(open({a, b}).document("w"));
    }

    TEST_CASE("if a search of several indexes ends before its time limit, its results are complete") {
        Collection collection(3, 3);
        Searcher several = open(collection.names);
        const Results results = several.search("harbour", {.timeout_ms = 60'000});
        CHECK(results.total.value == Searcher(collection.merged).search("harbour").total.value);
        CHECK(results.warnings.empty());
    }
}

}  // namespace kwic
