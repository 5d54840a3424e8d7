// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/long_text.hpp"
#include "support/strings.hpp"
#include "support/temp_dir.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using List = std::vector<std::string>;

// A small index that lasts as long as the test.
class Fixture {
public:
    Fixture() {
        IndexWriter writer(folder_ / "index", {.language = "en"});
        put(writer, "talks",
            "Envoys resume harbour talks\n\n12 March, 2021\n\nThe envoys of Carinth resumed talks on the old harbour. "
            "The détente was real, said Abdel-Karim el-Masri.\n");
        put(writer, "visit",
            "Minister visits the coast\n\n11 July 2022\n\nThe minister, Abdel Karim al-Masri, visited. A detente needs "
            "patience. Negotiations continue.\n");
        put(writer, "fish",
            "Fishing quotas\n\nQuotas for herring were cut. The harbour lands fewer boats; boating declined.\n", ".md");
        put(writer, "empty", "");
        writer.put({.id = "reef",
                    .title = "Reef survey",
                    .text = "Corals of the outer bank",
                    .date = "2020-02",
                    .fields = {{"source", "The Gazette"}, {"pages", 12.0}}});
        writer.put({.id = "tide",
                    .title = "Tide tables",
                    .text = "High water at noon",
                    .date = "2020",
                    .fields = {{"source", "Coast Post"}, {"pages", 3.0}}});
        writer.commit();
    }

    Searcher searcher() const { return Searcher(folder_ / "index"); }

    List ids(const std::string& query, SearchOptions options = {.limit = 100, .match = Match::all}) const {
        Searcher opened = searcher();
        List ids;
        for (const Hit& hit : opened.search(query, options).hits) ids.push_back(hit.id);
        return ids;
    }

    List sorted(const std::string& query) const {
        List found = ids(query);
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    static void put(IndexWriter& writer, const std::string& name, const std::string& text,
                    const std::string& extension = ".txt") {
        writer.put({.id = "news/" + name + extension, .text = text, .file = FileStamp{1, text.size()}});
    }

    test::TempDir folder_;
};

TEST_SUITE("search") {
    TEST_CASE("a limit without bounds gives all documents") {
        const Fixture index;
        constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
        for (const char* query : {"harbour", "the harbour", "*"}) {
            CAPTURE(query);
            const std::size_t total = index.searcher().search(query, {.limit = 100}).hits.size();
            CHECK(total > 0);
            for (const GroupBy group : {GroupBy::none, GroupBy::near})
                CHECK(index.searcher().search(query, {.limit = all, .group = group}).hits.size() == total);
            CHECK(index.searcher().search(query, {.limit = all, .recency_days = 9}).hits.size() == total);
            CHECK(index.searcher().search(query, {.limit = all, .offset = all}).hits.empty());
        }
    }

    TEST_CASE("a question in a script without spaces is found by its words and its neighbors are joined") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        writer.put({.id = "defence", .text = "黑豹队的防守只丢了308分，在联盟中排名第六。"});
        writer.put({.id = "tea", .text = "他喜欢喝茶，也喜欢读书。"});
        writer.commit();
        Searcher searcher(folder / "index");
        const auto found = [&](const std::string& query, Match match) {
            List ids;
            for (const Hit& hit : searcher.search(query, {.match = match}).hits) ids.push_back(hit.id);
            return ids;
        };
        CHECK(found("黑豹队的防守", Match::all) == List{"defence"});
        CHECK(found("防守的黑豹队", Match::all) == List{"defence"});
        CHECK(found("黑豹队的防守丢了多少分？", Match::any)[0] == "defence");
        CHECK(found("喝茶的黑豹", Match::all) == List{});
        CHECK(found("喝茶的黑豹", Match::automatic).size() == 2);
        CHECK(found("\"防守的黑豹队\"", Match::all) == List{});
    }

    TEST_CASE("a hyphenated word is found by its parts where some words are enough") {
        const Fixture fixture;
        CHECK(fixture.ids("harbour-post", {.match = Match::any}).size() == 2);
        CHECK(fixture.ids("harbour-post", {.match = Match::all}) == List{});
    }

    TEST_CASE("of many words only the first must be near") {
        const test::TempDir folder;
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
        const Searcher searcher(test::write_index(folder, "index",
                                                  {{.id = "near", .text = words(" ")},
                                                   {.id = "late", .text = far("ua")},
                                                   {.id = "early", .text = far("ca")}}));
        const Results results = searcher.search(words(" NEAR/1 "), {.match = Match::all});
        List ids;
        for (const Hit& hit : results.hits) ids.push_back(hit.id);
        std::sort(ids.begin(), ids.end());
        CHECK(ids == List{"late", "near"});
        CHECK(results.warnings == List{"only the first 32 words of NEAR must be near"});
    }

    TEST_CASE("a star in a phrase stands for any letters") {
        const Fixture fixture;
        CHECK(fixture.sorted("\"har* talks\"") == List{"news/talks.txt"});
        CHECK(fixture.sorted("\"old *bour\"") == List{"news/talks.txt"});
        CHECK(fixture.sorted("\"(res*ed talks),\"") == List{"news/talks.txt"});
        CHECK(fixture.sorted("\"har* quotas\"") == List{});
        CHECK(fixture.sorted("\"old * harbour\"") == List{"news/talks.txt"});
        CHECK(fixture.sorted("\"a detente needs patience?\"") == List{"news/visit.txt"});
        CHECK(fixture.sorted("\"qu* cut\"~5 NEAR/9 harb*") == List{"news/fish.md"});
    }

    TEST_CASE("a query has only so many wildcards") {
        const Fixture fixture;
        std::string query;
        for (int i = 0; i < 70; ++i) query += "harb" + std::string(static_cast<std::size_t>(i % 9), 'o') + "* OR ";
        Searcher searcher = fixture.searcher();
        const Results results = searcher.search(query + "x");
        REQUIRE_FALSE(results.warnings.empty());
        CHECK(results.warnings.back().find("64 wildcards") != std::string::npos);
        CHECK(results.total.value == 2);
    }

    TEST_CASE("queries find what they ask for") {
        const Fixture index;
        const List talks = {"news/talks.txt"};
        const List visit = {"news/visit.txt"};
        const List fish = {"news/fish.md"};
        const List talks_and_visit = {"news/talks.txt", "news/visit.txt"};
        const List fish_and_talks = {"news/fish.md", "news/talks.txt"};
        struct Case {
            const char* query;
            List ids;
        };
        for (const auto& [query, ids] : std::vector<Case>{
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
                 {"title:harbour", talks},
                 {"title:harbours", talks},
                 {"title:(coast OR quota)", {"news/fish.md", "news/visit.txt"}},
                 {"harb*", fish_and_talks},
                 {"*bour", fish_and_talks},
                 {"h?rbour", fish_and_talks},
                 {"title:harb*", talks},
                 {"harbuor~", fish_and_talks},
                 {"herbuor~2", fish_and_talks},
                 {"herbuor~", {}},
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
                 {"reef corals", {"reef"}},
                 {"\"reef survey\"", {"reef"}},
                 {"\"bank reef\"", {}},
                 {"zzzqqq", {}},
                 {"harbour zzzqqq", {}},
             }) {
            const std::string shown_query(query);
            CAPTURE(shown_query);
            CHECK(index.sorted(query) == ids);
        }
        CHECK(index.sorted("*").size() == 6);
        CHECK(index.sorted("-harbour").size() == 4);
    }

    TEST_CASE("the form that was typed ranks first") {
        const Fixture index;
        CHECK(index.ids("détente").front() == "news/talks.txt");
        CHECK(index.ids("detente").front() == "news/visit.txt");
    }

    TEST_CASE("documents with some of the words follow those with all of them and are marked") {
        const Fixture index;
        Searcher searcher = index.searcher();
        const Results results = searcher.search("harbour talks");
        REQUIRE(results.hits.size() == 2);
        CHECK(results.hits[0].id == "news/talks.txt");
        CHECK_FALSE(results.hits[0].partial);
        CHECK(results.hits[1].id == "news/fish.md");
        CHECK(results.hits[1].partial);
        CHECK(results.hits[1].rank == 2);
        CHECK(results.total.value == 2);
        CHECK(searcher.search("harbour talks", {.limit = 1}).hits.size() == 1);
        CHECK(searcher.search("harbour talks", {.limit = 1}).total.value == 1);
        CHECK(searcher.search("harbour talks", {.match = Match::all}).hits.size() == 1);
        CHECK_FALSE(searcher.search("harbour talks", {.match = Match::any}).hits[1].partial);
        CHECK(searcher.search("harbour -talks boats zzz").hits.size() == 1);
        CHECK(searcher.search("corals water source:gazette").hits.size() == 1);
    }

    TEST_CASE("pages follow one another without gaps or repeats") {
        const Fixture index;
        Searcher searcher = index.searcher();
        List paged;
        for (std::size_t offset = 0; offset < 10; ++offset)
            for (const Hit& hit :
                 searcher.search("harbour talks coast minister reef", {.limit = 1, .offset = offset}).hits) {
                CHECK(hit.rank == offset + 1);
                paged.push_back(hit.id);
            }
        List whole;
        for (const Hit& hit : searcher.search("harbour talks coast minister reef").hits) whole.push_back(hit.id);
        CHECK(paged == whole);
        CHECK(whole.size() == 4);
    }

    TEST_CASE("hits can be ordered by date and path and title") {
        const Fixture index;
        const auto ordered = [&](Sort sort) { return index.ids("*", {.limit = 100, .sort = sort}); };
        const List by_date = ordered(Sort::date);
        CHECK(List(by_date.begin(), by_date.begin() + 4) == List{"tide", "reef", "news/talks.txt", "news/visit.txt"});
        const List newest = ordered(Sort::date_descending);
        CHECK(List(newest.begin(), newest.begin() + 4) == List{"news/visit.txt", "news/talks.txt", "reef", "tide"});
        CHECK(ordered(Sort::path) ==
              List{"reef", "tide", "news/empty.txt", "news/fish.md", "news/talks.txt", "news/visit.txt"});
        CHECK(ordered(Sort::title) ==
              List{"news/talks.txt", "news/fish.md", "news/visit.txt", "reef", "tide", "news/empty.txt"});
    }

    TEST_CASE("a hit says in which further fields the query was found") {
        const Fixture fixture;
        Searcher searcher = fixture.searcher();
        const auto fields = [&](const std::string& query) {
            List list;
            for (const Hit& hit : searcher.search(query, {.match = Match::all, .sort = Sort::path}).hits)
                for (const FieldMatch& field : hit.fields) {
                    std::string text = hit.id + " " + field.name + "=" + field.value;
                    for (const Span& span : field.highlights)
                        text += " " + field.value.substr(span.begin, span.end - span.begin);
                    list.push_back(text);
                }
            return list;
        };
        CHECK(fields("source:posts") == List{"tide source=Coast Post Post"});
        CHECK(fields("source:\"coast post\" water") == List{"tide source=Coast Post Coast Post"});
        CHECK(fields("pages:1..20") == List{"reef pages=12 12", "tide pages=3 3"});
        CHECK(fields("pages:>5 source:gazette") == List{"reef source=The Gazette Gazette", "reef pages=12 12"});
        CHECK(fields("water -source:gazette") == List{});
        CHECK(fields("harbour") == List{});
    }

    TEST_CASE("since and until filter by date") {
        const Fixture index;
        CHECK(index.ids("*", {.sort = Sort::date, .since = "2021"}) == List{"news/talks.txt", "news/visit.txt"});
        CHECK(index.ids("*", {.sort = Sort::date, .until = "2021-12"}) == List{"tide", "reef", "news/talks.txt"});
        CHECK(index.ids("*", {.since = "2020-02", .until = "2020-02-15"}) == List{"reef"});
        CHECK_THROWS_AS(index.ids("*", {.since = "soon"}), Error);
    }

    TEST_CASE("a hit tells its title and date and language and where the date is missing nothing") {
        const Fixture index;
        Searcher searcher = index.searcher();
        const Results results = searcher.search("resume harbour");
        REQUIRE(!results.hits.empty());
        const Hit& hit = results.hits[0];
        CHECK(hit.title == "Envoys resume harbour talks");
        REQUIRE(hit.title_highlights.size() == 2);
        CHECK(hit.title.substr(hit.title_highlights[0].begin, 6) == "resume");
        CHECK(hit.date == "2021-03-12");
        CHECK(hit.language == "en");
        CHECK(hit.path.ends_with("news/talks.txt"));
        const Results reef = searcher.search("corals");
        CHECK(reef.hits[0].path.empty());
        CHECK(reef.hits[0].date == "2020-02");
        CHECK(searcher.search("herring").hits[0].date.empty());
    }

    TEST_CASE("a query that is left with nothing finds nothing and says why") {
        const Fixture index;
        Searcher searcher = index.searcher();
        CHECK(searcher.search("").hits.empty());
        const Results results = searcher.search("\U0001F600 ++");
        CHECK(results.hits.empty());
        CHECK(results.warnings.size() == 1);
        CHECK(searcher.search("harbour \U0001F600").hits.size() == 2);
    }

    TEST_CASE("caps on forms are told") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        std::string text;
        for (int i = 0; i < 500; ++i) text += "word" + std::to_string(i) + " ";
        writer.put({.id = "a", .text = text});
        writer.commit();
        Searcher searcher(folder / "index");
        const Results results = searcher.search("word*");
        CHECK(results.hits.size() == 1);
        REQUIRE(results.warnings.size() == 1);
        CHECK(results.warnings[0].find("500") != std::string::npos);
    }

    TEST_CASE("a word keeps its own form when the query has used up its forms") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        std::string text = "walrus ";
        for (const char* letter : {"a", "b", "c", "d", "e", "f"})
            for (int i = 0; i < 250; ++i) text += letter + std::to_string(i) + "x ";
        writer.put({.id = "a", .text = text});
        writer.commit();
        Searcher searcher(folder / "index");
        for (const char* query :
             {"(a* OR b* OR c* OR d* OR e* OR f*) walrus", "(a* OR b* OR c* OR d* OR e* OR f*) walrus~"}) {
            const Results results = searcher.search(query, {.match = Match::all});
            CHECK(results.hits.size() == 1);
            CHECK(results.warnings.size() >= 6);
        }
    }

    TEST_CASE("a filter of names is never cut") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index");
        for (int i = 0; i < 600; ++i)
            writer.put({.id = "f" + std::to_string(i) + ".txt", .text = "walrus", .file = FileStamp{1, 6}});
        writer.commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.search("path:*.txt", {.exact_total = true}).total.value == 600);
        CHECK(searcher.search("walrus -path:f*", {.exact_total = true}).total.value == 0);
    }

    TEST_CASE("the best documents are the same whether all that match are counted or not") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        for (std::size_t i = 0; i < 1500; ++i) {
            std::string text = "harbour" + std::string(i % 7 * 5, '.') + (i % 5 ? " ferry harbour" : " pier");
            if (i % 100 == 0) text += " walrus harbours";
            if (i % 3 == 0) text += " tide table for the old ferry pier";
            writer.put({.id = "d" + std::to_string(i), .text = text, .date = i % 2 ? "2021" : "2022"});
        }
        writer.commit();
        Searcher searcher(folder / "index");
        const auto ids_of = [](const Results& results) {
            List ids;
            for (const Hit& hit : results.hits) ids.push_back(hit.id);
            return ids;
        };
        for (const char* const query :
             {"harbour", "ferry", "harbour walrus", "walrus", "ferry tide", "harbour -tide", "harbour lang:en",
              "title:harbour walrus", "\"ferry harbour\" walrus", "(harbour OR pier) walrus", "old-ferry walrus"})
            for (const Match match : {Match::any, Match::all, Match::automatic})
                for (const char* const since : {"", "2022"}) {
                    CAPTURE(query);
                    const SearchOptions options{.limit = 30, .match = match, .since = since};
                    SearchOptions counting = options;
                    counting.exact_total = true;
                    const Results some = searcher.search(query, options);
                    const Results all = searcher.search(query, counting);
                    CHECK(ids_of(some) == ids_of(all));
                    if (some.total.exact) CHECK(some.total.value == all.total.value);
                    if (!some.total.exact) CHECK(some.total.value >= 1000);
                    CHECK(some.next.empty() == all.next.empty());
                }
    }

    TEST_CASE("an index answers at first as it does later") {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.language = "en"});
        std::mt19937 random(8);
        const std::vector<std::string> words = {"harbour", "harbours", "ferry", "ferries",
                                                "pier",    "old",      "tide",  "the"};
        for (std::size_t i = 0; i < 3000; ++i) {
            std::string text;
            for (auto left = 3 + random() % 60; left > 0; --left)
                text += words[std::min<std::size_t>(random() % 8, random() % 9)] + " ";
            writer.put({.id = "d" + std::to_string(i), .text = text});
        }
        writer.commit();
        Searcher later(folder / "index");
        for (int i = 0; i < 3; ++i) later.search("harbour");
        for (const std::string query :
             {"harbour", "the ferry", "pier tide", "tide^9 the", "(old pier)^3 harbour", "the^0.2 tide^2 ferry",
              "((old^2 tide)^2 pier) ferry", "\"old pier\" tide", "harbour NEAR/3 ferry", "h* the", "-tide pier"})
            for (const Match match : {Match::any, Match::all, Match::automatic}) {
                CAPTURE(query);
                const SearchOptions options{.limit = 15, .match = match};
                const Results first = Searcher(folder / "index").search(query, options);
                const Results again = later.search(query, options);
                REQUIRE(first.hits.size() == again.hits.size());
                CHECK_FALSE(first.hits.empty());
                for (std::size_t i = 0; i < first.hits.size(); ++i) {
                    CHECK(first.hits[i].id == again.hits[i].id);
                    CHECK(first.hits[i].score == doctest::Approx(again.hits[i].score).epsilon(1e-9));
                }
                CHECK(first.total.value == again.total.value);
                CHECK(first.total.exact == again.total.exact);
            }
    }

    TEST_CASE("a word of marks alone finds nothing") {
        const Fixture index;
        Searcher searcher = index.searcher();
        for (const char* query : {"\u0640", "\u064b", "\"\u0640\"", "\u0640*"})
            CHECK(searcher.search(query).hits.empty());
    }

    TEST_CASE("dates beyond the calendar find nothing and a tree with a bad range neither") {
        const Fixture index;
        Searcher searcher = index.searcher();
        for (const char* query : {"date:>9999", "date:<0000"}) {
            CHECK(searcher.search(query).hits.empty());
            CHECK(searcher.search(query).warnings.size() == 1);
        }
        CHECK(searcher.search(Query{.kind = Query::Kind::range, .field = "date", .text = "nonsense"}).hits.empty());
        CHECK(searcher.search(Query{.kind = Query::Kind::range, .field = "pages", .text = "nonsense"}).hits.empty());
        CHECK(searcher.search(Query{.kind = Query::Kind::negation}).hits.empty());
    }

    TEST_CASE("any is the union and a further word under all never adds a document") {
        const Fixture index;
        const List words = {"harbour",         "talks",   "minister",  "visit*",     "boats",
                            "\"old harbour\"", "detente", "date:2021", "title:coast"};
        for (const std::string& a : words)
            for (const std::string& b : words) {
                CAPTURE(a);
                CAPTURE(b);
                const List left = index.sorted(a);
                const List right = index.sorted(b);
                List both;
                std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
                List either;
                std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(either));
                CHECK(index.sorted(a + " " + b) == both);
                CHECK(index.sorted(a + " OR " + b) == either);
            }
    }

    TEST_CASE("a tree built without a string is searched as well") {
        const Fixture index;
        Searcher searcher = index.searcher();
        const Results results =
            searcher.search(Query::all_of({Query::word("harbour"), Query::without(Query::word("talks"))}));
        REQUIRE(results.hits.size() == 1);
        CHECK(results.hits[0].id == "news/fish.md");
        CHECK(results.interpreted == "harbour -talks");
    }

    TEST_CASE("an empty index answers") {
        const test::TempDir folder;
        IndexWriter(folder / "index").commit();
        Searcher searcher(folder / "index");
        CHECK(searcher.document_count() == 0);
        CHECK(searcher.search("harbour -x date:2021 w* x~").hits.empty());
    }
}

}  // namespace
}  // namespace kwic
