// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/warnings.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kwic {
namespace {

std::vector<std::string> same_word(const std::string& word) { return {word}; }

Query expanded(const std::string& query, const SynonymGroups& groups, const Synonyms::Keys& keys,
               std::vector<Warning>& warnings) {
    Analyzer analyzer;
    return Synonyms(groups, keys, analyzer).expand(parse_query(query).query, warnings);
}

std::string rewritten_query(const std::string& query, const SynonymGroups& groups,
                            const Synonyms::Keys& keys = same_word) {
    std::vector<Warning> warnings;
    return to_string(expanded(query, groups, keys, warnings));
}

TEST_SUITE("synonyms") {
    TEST_CASE("a line of a synonym file is a group if it has at least two entries") {
        const SynonymGroups groups = parse_synonyms("# ships\nferry, ship ,boat\r\n\nlonely\nunited nations, UN\n,,\n");
        REQUIRE(groups.size() == 2);
        CHECK(groups[0] == std::vector<std::string>{"ferry", "ship", "boat"});
        CHECK(groups[1] == std::vector<std::string>{"united nations", "UN"});
    }

    TEST_CASE("words of a query are replaced by alternatives, with the typed words first") {
        struct Case {
            std::string query;
            std::string rewritten;
        };
        for (const auto& [query, rewritten] : std::vector<Case>{
                 {"ferry", "ferry OR ship"},
                 {"FERRY inquiry", "(FERRY OR ship) inquiry"},
                 {"ferry -ship", "(ferry OR ship) -ship"},
                 {"un talks", "(un OR united-nations) talks"},
                 {"united nations talks", "((united nations) OR UN) talks"},
                 {"united front", "(united OR joined) front"},
                 {"the united nations", "the ((united nations) OR UN)"},
                 {"(ferry OR boat) x", "((ferry OR ship) OR boat) x"},
                 {"title:ferry", "title:ferry OR title:ship"},
                 {"path:ferry \"ferry\" ferr*", "path:ferry \"ferry\" ferr*"},
                 {"inquiry", "inquiry"},
                 {"united \u2026 nations", "(united OR joined) \u2026 nations"},
                 {"ferry^2", "(ferry OR ship)^2"},
                 {"un NEAR/3 ferry", "un NEAR/3 (ferry OR ship)"},
                 {"united-nations", "united-nations OR UN"},
             }) {
            const std::string shown_query(query);
            CAPTURE(shown_query);
            CHECK(rewritten_query(query, {{"ferry", "ship"}, {"united nations", "UN"}, {"united", "joined"}}) ==
                  rewritten);
        }
    }

    TEST_CASE("a word in several groups has the entries of all these groups as synonyms, each once") {
        const SynonymGroups groups = {
            {"bank", "lender"}, {"bank", "shore", "lender"}, {"Bank", "bench"}, {"shore", "x"}};
        CHECK(rewritten_query("bank", groups) == "bank OR lender OR shore OR bench");
        CHECK(rewritten_query("shore", groups) == "shore OR bank OR lender OR x");
    }

    TEST_CASE("an entry that equals the typed words is not one of their synonyms") {
        CHECK(rewritten_query("ferry", {{"ferry", "Ferry", "ferry"}}) == "ferry");
        CHECK(rewritten_query("ferry", {{"ferry", "ferry"}, {"ferry", "boat"}}) == "ferry OR boat");
        CHECK(rewritten_query("a", {{"a", "b"}, {"b", "c"}, {"c", "a"}}) == "a OR b OR c");
    }

    TEST_CASE("typed words have the synonyms of an entry if they share a key with each of its words") {
        const auto first_letters = [](const std::string& word) { return std::vector{word.substr(0, 4)}; };
        const SynonymGroups groups = {{"ferry", "boat"}, {"coffee house", "cafe"}, {"ferries", "fleet"}};
        CHECK(rewritten_query("ferries", groups, first_letters) == "ferries OR boat OR fleet");
        CHECK(rewritten_query("Coffees houseboat", groups, first_letters) == "(Coffees houseboat) OR cafe");
        CHECK(rewritten_query("coffee", groups, first_letters) == "coffee");
    }

    TEST_CASE("an entry may be a part of characters that are typed without spaces") {
        const SynonymGroups groups = {{"港口", "码头"}, {"ท่าเรือ", "อ่าว"}};
        CHECK(rewritten_query("港口", groups) == "港口 OR 码头");
        CHECK(rewritten_query("港口谈判", groups) == "港口谈判 OR 码头谈判");
        CHECK(rewritten_query("旧港口", groups) == "旧港口 OR 旧码头");
        CHECK(rewritten_query("ท่าเรือเก่า", groups) == "ท่าเรือเก่า OR อ่าวเก่า");
        CHECK(rewritten_query("e-mail", {{"mail", "post"}}) == "e-mail");
    }

    TEST_CASE("the number of synonyms of a query is limited, with a warning") {
        SynonymGroups groups = {{"ferry"}, {"inquiry", "hearing"}};
        for (int i = 0; i < 1000; ++i) groups[0].push_back("ship" + std::to_string(i));
        std::vector<Warning> warnings;
        const Query query = expanded("ferry inquiry", groups, same_word, warnings);
        CHECK(query.children[0].children.size() == 201);
        CHECK(test::messages(warnings) ==
              std::vector<std::string>{"'ferry' has 1000 synonyms: only the first 200 are searched",
                                       "'inquiry' has 1 synonyms: only the first 0 are searched"});
        CHECK(query.children[1] == Query::word("inquiry"));
    }
}

std::vector<std::string> ids(Searcher& searcher, const std::string& query, const SearchOptions& options) {
    std::vector<std::string> found;
    for (const Hit& hit : searcher.search(query, options).hits) found.push_back(hit.id);
    return found;
}

using Ids = std::vector<std::string>;

TEST_SUITE("search with synonyms") {
    TEST_CASE("a search uses the synonyms and shows them in the interpreted query") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .text = "the ferry sank"});
        writer.put({.id = "b", .text = "the ship sank"});
        writer.put({.id = "c", .text = "united nations talks"});
        writer.commit();
        Searcher searcher(folder / "index");
        const SynonymGroups groups = {{"ferry", "ship"}, {"UN", "united nations"}};
        CHECK(searcher.search("ferry").hits.size() == 1);
        const Results results = searcher.search("ferry", {.synonyms = groups});
        CHECK(results.hits.size() == 2);
        CHECK(results.interpreted == "ferry OR ship");
        CHECK(searcher.search("un", {.synonyms = groups}).hits.size() == 1);
        CHECK(searcher.search("ferry", {.synonyms = {{"ferry", "boat"}}}).hits.size() == 1);
    }

    TEST_CASE("typed words may be any forms of the words of an entry, unless variants are off") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        writer.put({.id = "ferry", .text = "the ferries sailed"});
        writer.put({.id = "boat", .text = "the boats sailed"});
        writer.put({.id = "cafe", .text = "a café"});
        writer.put({.id = "house", .text = "two coffee houses"});
        writer.commit();
        Searcher searcher(folder / "index");
        const SynonymGroups groups = {{"ferry", "boat"}, {"café", "coffee house"}};
        CHECK(ids(searcher, "ferries", {.synonyms = groups}) == Ids{"ferry", "boat"});
        CHECK(ids(searcher, "cafe", {.synonyms = groups}) == Ids{"cafe", "house"});
        CHECK(ids(searcher, "Coffee houses", {.match = Match::all, .synonyms = groups}) == Ids{"house", "cafe"});
        const SearchOptions exact{.match = Match::all, .variants = Variants::off, .synonyms = groups};
        CHECK(ids(searcher, "ferries", exact) == Ids{"ferry"});
        CHECK(ids(searcher, "cafe", exact).empty());
    }

    TEST_CASE("a document with the typed word ranks before one with only a synonym, even if the synonym is rare") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "0 rare", .text = "the skiff came to town"});
        writer.put({.id = "1 phrase", .text = "a passenger vessel came in"});
        writer.put({.id = "2 both", .text = "a skiff and vessel came"});
        for (int i = 3; i < 8; ++i) writer.put({.id = std::to_string(i), .text = "the ferry came to town"});
        for (int i = 10; i < 30; ++i) writer.put({.id = std::to_string(i), .text = "nothing of the kind here"});
        writer.commit();
        Searcher searcher(folder / "index");
        const SynonymGroups groups = {{"ferry", "skiff", "passenger vessel", "vessel"}};
        const Ids found = ids(searcher, "ferry", {.synonyms = groups});
        REQUIRE(found.size() == 8);
        CHECK(Ids(found.begin(), found.begin() + 5) == Ids{"3", "4", "5", "6", "7"});
        const Ids with_other = ids(searcher, "ferry town", {.match = Match::all, .synonyms = groups});
        CHECK(with_other == Ids{"3", "4", "5", "6", "7", "0 rare"});
    }

    TEST_CASE("synonyms of several words match in titles, but not in operands of NEAR; a negation has no synonyms") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "a", .title = "The coffee house", .text = "old news from the cafe of the town"});
        writer.put({.id = "b", .title = "The harbour", .text = "a coffee house near the old town"});
        writer.commit();
        Searcher searcher(folder / "index");
        const SynonymGroups groups = {{"cafe", "coffee house", "bistro"}};
        CHECK(ids(searcher, "title:cafe", {.match = Match::all, .synonyms = groups}) == Ids{"a"});
        CHECK(ids(searcher, "bistro NEAR/5 town", {.match = Match::all, .synonyms = groups}) == Ids{"a"});
        CHECK(ids(searcher, "town -bistro", {.match = Match::all, .synonyms = groups}).size() == 2);
        CHECK(ids(searcher, "cafe -bistro", {.match = Match::all, .synonyms = groups}).size() == 2);
    }
}

}  // namespace
}  // namespace kwic
