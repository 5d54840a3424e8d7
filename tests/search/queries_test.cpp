// SPDX-License-Identifier: GPL-2.0-or-later
// Tests which documents each kind of query finds.
#include "search/news.hpp"
#include "support/long_text.hpp"
#include "support/warnings.hpp"

#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const Strings talks = {"news/talks.txt"};
const Strings visit = {"news/visit.txt"};
const Strings fish = {"news/fish.md"};
const Strings talks_and_visit = {"news/talks.txt", "news/visit.txt"};
const Strings fish_and_talks = {"news/fish.md", "news/talks.txt"};

struct Case {
    const char* query;
    Strings ids;
};

// Checks that each query finds exactly the documents of its case.
void check(const std::vector<Case>& cases) {
    for (const auto& [query, ids] : cases) {
        const std::string shown_query(query);
        CAPTURE(shown_query);
        CHECK(news().sorted_ids(query) == ids);
    }
}

TEST_SUITE("queries") {
    TEST_CASE("queries find documents by words, phrases and operators") {
        check({
            {"harbour", fish_and_talks},
            {"HARBOURS", fish_and_talks},
            {"\"harbours\"", {}},
            {"detente", talks_and_visit},
            {"\"detente\"", visit},
            {"\"détente\"", talks},
            {"negotiation", visit},
            {"boat", fish},
            {"\"boat\"", {}},
            {"harbour talk", talks},
            {"harbour OR minister", {"news/fish.md", "news/talks.txt", "news/visit.txt"}},
            {"harbour -talks", fish},
            {"-harbour path:news/", {"news/empty.txt", "news/visit.txt"}},
            {"\"old harbour\"", talks},
            {"\"harbour old\"", {}},
            {"\"envoys harbour\"~6", talks},
            {"envoys NEAR/3 carinth", talks},
            {"carinth NEAR/3 envoys", talks},
            {"envoys NEAR/3 patience", {}},
            {"\"old harbour\" NEAR/5 resumed", talks},
            {"el-Masri", {"news/talks.txt", "news/visit.txt"}},
            {"\"Karim al Masri\"", visit},
            {"Abdel Karim", talks_and_visit},
            {"reef corals", {"reef"}},
            {"\"reef survey\"", {"reef"}},
            {"\"bank reef\"", {}},
            {"zzzqqq", {}},
            {"harbour zzzqqq", {}},
        });
        CHECK(news().sorted_ids("*").size() == 6);
        CHECK(news().sorted_ids("-harbour").size() == 4);
    }

    TEST_CASE("queries find documents by wildcards and fuzzy words") {
        check({
            {"harb*", fish_and_talks},
            {"*bour", fish_and_talks},
            {"h?rbour", fish_and_talks},
            {"title:harb*", talks},
            {"harbuor~", fish_and_talks},
            {"herbuor~2", fish_and_talks},
            {"herbuor~", {}},
        });
    }

    TEST_CASE("queries find documents by the values of fields") {
        check({
            {"title:harbour", talks},
            {"title:harbours", talks},
            {"title:(coast OR quota)", {"news/fish.md", "news/visit.txt"}},
            {"path:news", {"news/empty.txt", "news/fish.md", "news/talks.txt", "news/visit.txt"}},
            {"path:news/fish.md", fish},
            {"path:fish", fish},
            {"path:*.md", fish},
            {"path:new", {}},
            {"ext:md", fish},
            {"ext:.MD", fish},
            {"lang:en harbour", fish_and_talks},
            {"lang:fr", {}},
            {"date:2022", visit},
            {"date:2021-01..2022-12", talks_and_visit},
            {"date:2021-03-12", talks},
            {"date:<2021", {"reef", "tide"}},
            {"date:2020-02", {"reef"}},
            {"date:2020", {"reef", "tide"}},
            {"source:gazette", {"reef"}},
            {"source:\"coast post\"", {"tide"}},
            {"source:post", {"tide"}},
            {"pages:1..5", {"tide"}},
            {"pages:10..", {"reef"}},
            {"pages:..100", {"reef", "tide"}},
            {"pages:12", {"reef"}},
            {"pages:>3", {"reef"}},
            {"pages:>=3", {"reef", "tide"}},
            {"pages:<12", {"tide"}},
        });
    }

    TEST_CASE("with Match::any, a hyphenated word finds documents that have only one of its parts") {
        CHECK(news().ids("harbour-post", {.match = Match::any}).size() == 2);
        CHECK(news().ids("harbour-post", {.match = Match::all}) == Strings{});
    }

    TEST_CASE("a star in a phrase matches any number of letters") {
        CHECK(news().sorted_ids("\"har* talks\"") == Strings{"news/talks.txt"});
        CHECK(news().sorted_ids("\"old *bour\"") == Strings{"news/talks.txt"});
        CHECK(news().sorted_ids("\"(res*ed talks),\"") == Strings{"news/talks.txt"});
        CHECK(news().sorted_ids("\"har* quotas\"") == Strings{});
        CHECK(news().sorted_ids("\"old * harbour\"") == Strings{"news/talks.txt"});
        CHECK(news().sorted_ids("\"a detente needs patience?\"") == Strings{"news/visit.txt"});
        CHECK(news().sorted_ids("\"qu* cut\"~5 NEAR/9 harb*") == Strings{"news/fish.md"});
    }

    TEST_CASE("a fuzzy word between two operands of NEAR does not change their maximum distance") {
        const test::TestIndex index(
            {{.id = "near", .text = "one a two word"}, {.id = "far", .text = "one a b two word"}});
        CHECK(index.sorted_ids("one NEAR/2 two") == Strings{"near"});
        CHECK(index.sorted_ids("one NEAR/2 word~ NEAR/2 two") == Strings{"near"});
    }

    TEST_CASE("NEAR applies to the first 32 words only") {
        const auto words = [](const std::string& between) {
            std::string text;
            for (char letter = 'a'; letter <= 'z'; ++letter)
                for (const char vowel : {'a', 'e'}) text += std::string(text.empty() ? "" : between) + letter + vowel;
            return text;
        };
        const auto far = [&](const char* word) {
            std::string text = words(" ");
            return text.insert(text.find(word), test::long_text(5000));
        };
        const test::TestIndex index({{.id = "near", .text = words(" ")},
                                     {.id = "late", .text = far("ua")},
                                     {.id = "early", .text = far("ca")}});
        const Results results = index.search(words(" NEAR/1 "), {.match = Match::all});
        CHECK(test::sorted(test::ids(results)) == Strings{"late", "near"});
        CHECK(test::messages(results.warnings) == Strings{"only the first 32 words of NEAR must be near each other"});
    }

    TEST_CASE("in a script without spaces, a query finds words in any order, and a phrase only in the typed order") {
        const test::TestIndex index({{.id = "defence", .text = "黑豹队的防守只丢了308分，在联盟中排名第六。"},
                                     {.id = "tea", .text = "他喜欢喝茶，也喜欢读书。"}},
                                    {});
        const auto found = [&](const std::string& query, Match match) { return index.ids(query, {.match = match}); };
        CHECK(found("黑豹队的防守", Match::all) == Strings{"defence"});
        CHECK(found("防守的黑豹队", Match::all) == Strings{"defence"});
        CHECK(found("黑豹队的防守丢了多少分？", Match::any)[0] == "defence");
        CHECK(found("喝茶的黑豹", Match::all) == Strings{});
        CHECK(found("喝茶的黑豹", Match::automatic).size() == 2);
        CHECK(found("\"防守的黑豹队\"", Match::all) == Strings{});
    }

    TEST_CASE("OR between two operands gives their union, and a space gives their intersection") {
        const Strings words = {"harbour",         "talks",   "minister",  "visit*",     "boats",
                               "\"old harbour\"", "detente", "date:2021", "title:coast"};
        for (const std::string& a : words)
            for (const std::string& b : words) {
                CAPTURE(a);
                CAPTURE(b);
                const Strings left = news().sorted_ids(a);
                const Strings right = news().sorted_ids(b);
                Strings both;
                std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
                Strings either;
                std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(either));
                CHECK(news().sorted_ids(a + " " + b) == both);
                CHECK(news().sorted_ids(a + " OR " + b) == either);
            }
    }

    TEST_CASE("a word that has only an Arabic vowel mark or lengthening stroke (tatweel) finds nothing") {
        const Searcher& searcher = news().searcher();
        for (const char* query : {"\u0640", "\u064b", "\"\u0640\"", "\u0640*"})
            CHECK(searcher.search(query).hits.empty());
    }

    TEST_CASE("dates outside the calendar, invalid ranges and a negation without an operand find nothing") {
        const Searcher& searcher = news().searcher();
        for (const char* query : {"date:>9999", "date:<0000"}) {
            CHECK(searcher.search(query).hits.empty());
            CHECK(searcher.search(query).warnings.size() == 1);
        }
        CHECK(searcher.search(Query{.kind = Query::Kind::range, .field = "date", .text = "nonsense"}).hits.empty());
        CHECK(searcher.search(Query{.kind = Query::Kind::range, .field = "pages", .text = "nonsense"}).hits.empty());
        CHECK(searcher.search(Query{.kind = Query::Kind::negation}).hits.empty());
    }

    TEST_CASE("an empty query finds nothing, and a query of punctuation marks finds nothing and causes a warning") {
        const Searcher& searcher = news().searcher();
        CHECK(searcher.search("").hits.empty());
        const Results results = searcher.search("\u20ac ++");
        CHECK(results.hits.empty());
        CHECK(results.warnings.size() == 1);
        CHECK(searcher.search("harbour \u20ac").hits.size() == 2);
    }

    TEST_CASE("a search accepts a query tree that a program has built") {
        const Searcher& searcher = news().searcher();
        const Results results =
            searcher.search(Query::all_of({Query::word("harbour"), Query::without(Query::word("talks"))}));
        REQUIRE(results.hits.size() == 1);
        CHECK(results.hits[0].id == "news/fish.md");
        CHECK(results.interpreted == "harbour -talks");
    }

    TEST_CASE("each clause with words counts as a word, and every document must match all filters") {
        const test::TestIndex index({{.id = "1",
                                      .title = "Ports",
                                      .text = "The harbour talks went on by the el-Masri pier.",
                                      .date = "2021-03-01",
                                      .language = "en",
                                      .fields = {{"price", 3.0}}},
                                     {.id = "2", .text = "Nothing else.", .language = "en"}});
        const auto finds = [&](const std::string& query, Match match) {
            return index.ids(query, {.match = match}) == Strings{"1"};
        };
        for (const std::string clause : {"harbour", "harb*", "harbuor~", "\"harbour talks\"", "harbour NEAR/3 talks",
                                         "literal:\"bour ta\"", "(harbour talks)", "(harbour OR ferry)", "el-Masri"}) {
            CAPTURE(clause);
            CHECK(finds(clause + " zulu", Match::any));
            CHECK(finds(clause + " zulu", Match::automatic));
            CHECK_FALSE(finds(clause + " zulu", Match::all));
            CHECK(finds(clause, Match::all));
        }
        for (const std::string filter :
             {"date:2021", "price:3", "price:1..5", "-nothing", "title:ports", "title:(ports OR boats)", "title:port*",
              "title:\"ports\"", "(title:ports date:2021)", "price:*", "price:=3"}) {
            CAPTURE(filter);
            for (const Match match : {Match::any, Match::automatic, Match::all}) {
                CHECK_FALSE(finds(filter + " zulu", match));
                CHECK(finds(filter + " harbour", match));
            }
        }
        for (const Match match : {Match::any, Match::automatic}) CHECK_FALSE(finds("* zulu", match));
        CHECK_FALSE(finds("harbour date:1999", Match::any));
        CHECK_FALSE(finds("harbour title:boats", Match::any));
        CHECK(finds("harbour zulu title:ports", Match::any));
        CHECK(finds("harbour zulu title:ports", Match::automatic));
        CHECK(index.search("title:ports").hits[0].score > 0);
        CHECK(index.search("harbour title:ports").hits[0].score > index.search("harbour date:2021").hits[0].score);
    }

    TEST_CASE("the title and the language of the text do not replace a title of one space and the language `und`") {
        const test::TestIndex index(
            {{.id = "1", .title = " ", .text = "Envoys resume talks\n\nThey met.", .language = "und"},
             {.id = "2", .text = "Envoys resume talks\n\nThey met the people of the town."}},
            {});
        CHECK(index.searcher().document("1")->document.title == " ");
        CHECK(index.searcher().document("2")->document.title == "Envoys resume talks");
        CHECK(index.ids("lang:en") == Strings{"2"});
    }
}

}  // namespace
}  // namespace kwic
