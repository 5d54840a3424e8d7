// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/base64.hpp"
#include "match/cursor.hpp"
#include "support/search.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

const Strings sorts[] = {{},
                         {"date"},
                         {"-date"},
                         {"path"},
                         {"title"},
                         {"-title"},
                         {"price"},
                         {"-price", "date"},
                         {"tag", "-title"},
                         {"-tag", "price"},
                         {"date", "relevance"}};

// Returns the documents with the numbers from `from` to `to` - 1. The words, titles and dates of the documents are from
// short lists, so many documents have equal sort keys.
std::vector<Document> documents(std::mt19937& random, int from, int to) {
    std::vector<Document> documents;
    static const char* const words[] = {"harbour", "talks", "envoy", "ferry", "dam", "tide", "reef", "coast"};
    for (int i = from; i < to; ++i) {
        Document document{.id = "folder" + std::to_string(random() % 3) + "/d" + std::to_string(i)};
        for (auto length = 1 + random() % 12; length > 0; --length)
            document.text += std::string(words[random() % std::size(words)]) + " ";
        if (random() % 4) document.title = std::string("Title ") + words[random() % 4];
        if (random() % 5) document.file = FileStamp{1, 1};
        if (random() % 3) document.date = "2021-03-0" + std::to_string(1 + random() % 5);
        for (auto count = random() % 3; count > 0; --count)
            document.fields.push_back({"price", static_cast<double>(random() % 20) / 4});
        for (auto count = random() % 3; count > 0; --count) document.fields.push_back({"tag", words[random() % 8]});
        documents.push_back(document);
    }
    return documents;
}

std::vector<Document> documents() {
    std::mt19937 random(1);
    return documents(random, 0, 300);
}

// Returns an index of documents(). Test cases that only read the index share it.
const test::TestIndex& index() {
    static const test::TestIndex index(documents());
    return index;
}

// Returns a string for each hit: its rank and id, the word `partial` if it is a partial match, and its score.
Strings listed(const std::vector<Hit>& hits) {
    Strings list;
    for (const Hit& hit : hits)
        list.push_back(std::to_string(hit.rank) + " " + hit.id + (hit.partial ? " partial " : " ") +
                       std::to_string(hit.score));
    return list;
}

std::string refusal(const Searcher& searcher, const std::string& query, const SearchOptions& options) {
    try {
        searcher.search(query, options);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::invalid_argument);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_SUITE("paging") {
    TEST_CASE("pages of any size together give the complete listing in every sort order") {
        const Searcher& searcher = index().searcher();
        std::mt19937 random(2);
        for (const Strings& sort : sorts)
            for (const Match match : {Match::automatic, Match::all, Match::any})
                for (const double recency : {0.0, 2.0}) {
                    if (recency > 0 && !sort.empty()) continue;
                    for (const char* query :
                         {"harbour talks", "dam", "ferry envoy reef", "*", "coast -dam", "nothing"}) {
                        CAPTURE(query);
                        CAPTURE((sort.empty() ? "relevance" : sort[0]));
                        SearchOptions options{.limit = 1000,
                                              .match = match,
                                              .sort = sort,
                                              .recency_days = recency,
                                              .today = "2021-03-04",
                                              .snippets = 0};
                        const Results whole = searcher.search(query, options);
                        CHECK(whole.next.empty());
                        std::vector<Hit> paged;
                        std::size_t pages = 0;
                        do {
                            const Searcher again(index().path());
                            options.limit = 1 + random() % (random() % 2 ? 5 : 60);
                            const Results page = again.search(query, options);
                            CHECK(page.hits.size() <= options.limit);
                            CHECK((page.hits.size() == options.limit || page.next.empty()));
                            paged.insert(paged.end(), page.hits.begin(), page.hits.end());
                            options.after = page.next;
                        } while (!options.after.empty() && ++pages < 1000);
                        CHECK(listed(paged) == listed(whole.hits));
                    }
                }
    }

    TEST_CASE("pages of groups together give the complete listing of groups") {
        const Searcher& searcher = index().searcher();
        for (const Strings& sort : sorts)
            for (const char* query : {"harbour talks", "dam ferry"}) {
                CAPTURE(query);
                SearchOptions options{.limit = 1000, .sort = sort, .group = GroupBy::near};
                const Strings whole = listed(searcher.search(query, options).hits);
                std::vector<Hit> paged;
                options.limit = 7;
                do {
                    const Results page = searcher.search(query, options);
                    paged.insert(paged.end(), page.hits.begin(), page.hits.end());
                    options.after = page.next;
                } while (!options.after.empty());
                CHECK(listed(paged) == whole);
            }
    }

    TEST_CASE("the total of a page of partial matches is exact only if the full matches were counted") {
        std::vector<Document> documents;
        for (int i = 0; i < 60; ++i) {
            const bool is_full = i < 30 || i >= 42;
            documents.push_back({.id = std::to_string(i),
                                 .text = is_full  ? "harbour ferry"
                                         : i < 35 ? "harbour"
                                                  : "pier"});
        }
        const test::TestIndex index(documents);
        for (const std::size_t count_to : {0, 5, 47, 48, 100}) {
            CAPTURE(count_to);
            SearchOptions options{.limit = 49, .count_to = count_to};
            options.after = index.search("harbour ferry", options).next;
            REQUIRE_FALSE(options.after.empty());
            const Results second = index.search("harbour ferry", options);
            REQUIRE(second.hits.size() == 4);
            CHECK(second.total.value >= 53);
            if (second.total.exact) CHECK(second.total.value == 53);
        }
    }

    TEST_CASE("the cursor of a page at an offset gives the next page") {
        const Searcher& searcher = index().searcher();
        for (const Strings& sort : sorts) {
            SearchOptions options{.limit = 1000, .match = Match::any, .sort = sort};
            const Strings whole = listed(searcher.search("harbour talks", options).hits);
            options.limit = 9;
            options.offset = 30;
            Results page = searcher.search("harbour talks", options);
            options.offset = 0;
            options.after = page.next;
            page = searcher.search("harbour talks", options);
            CHECK(listed(page.hits) == Strings(whole.begin() + 39, whole.begin() + 48));
        }
    }

    TEST_CASE("pages at offsets are parts of the complete listing, in one index and in several indexes") {
        std::mt19937 random(6);
        const test::TestIndex second(documents(random, 300, 420)), third(documents(random, 420, 440));
        for (const Searcher& searcher :
             {Searcher(index().path()), Searcher({index().path().string(), second.path().string()}),
              Searcher({third.path().string(), index().path().string(), second.path().string()})})
            for (const Strings& sort : sorts)
                for (const GroupBy group : {GroupBy::none, GroupBy::near})
                    for (const Match match : {Match::all, Match::any})
                        for (const char* query : {"harbour talks", "reef", "*", "coast -dam"}) {
                            CAPTURE(query);
                            CAPTURE((sort.empty() ? "relevance" : sort[0]));
                            SearchOptions options{
                                .limit = 1000, .match = match, .sort = sort, .group = group, .snippets = 0};
                            const Strings whole = listed(searcher.search(query, options).hits);
                            for (int page = 0; page < 4; ++page) {
                                options.limit = 1 + random() % (random() % 2 ? 5 : 60);
                                options.offset = random() % (whole.size() + 1);
                                const auto begin = whole.begin() + static_cast<std::ptrdiff_t>(options.offset);
                                const auto size = std::min(options.limit, whole.size() - options.offset);
                                CHECK(listed(searcher.search(query, options).hits) ==
                                      Strings(begin, begin + static_cast<std::ptrdiff_t>(size)));
                            }
                        }
    }

    TEST_CASE("a listing in which most documents have equal keys is split into pages at every offset") {
        for (unsigned seed = 0; seed < 20; ++seed) {
            std::mt19937 random(seed);
            const int days = 1 + static_cast<int>(random() % 4);
            std::vector<Document> tied;
            for (int i = 0; i < 30; ++i)
                tied.push_back({.id = "f" + std::to_string(random() % 2) + "/d" + std::to_string(i),
                                .title = "Title " + std::to_string(random() % 3),
                                .text = "harbour",
                                .date = "2021-03-0" + std::to_string(1 + static_cast<int>(random() % 4) % days),
                                .fields = {{"price", static_cast<std::int64_t>(random() % 2)}, {"tag", "low"}},
                                .file = FileStamp{1, 1}});
            const test::TestIndex index(tied);
            for (const Strings& sort : sorts) {
                const Strings whole = index.ids("harbour", {.limit = 30, .sort = sort});
                for (const std::size_t size : {1, 4, 13}) {
                    Strings paged;
                    for (std::size_t offset = 0; offset < tied.size(); offset += size)
                        for (const std::string& id :
                             index.ids("harbour", {.limit = size, .offset = offset, .sort = sort}))
                            paged.push_back(id);
                    CHECK(paged == whole);
                }
            }
        }
    }

    TEST_CASE("paging lists each unchanged document exactly once while other documents are added and removed") {
        for (const Strings& sort : {Strings{"date"}, Strings{"-date"}, Strings{"path"}, Strings{"title"},
                                    Strings{"-price"}, Strings{"tag", "price"}}) {
            const test::TestIndex index(documents());
            std::mt19937 random(3);
            SearchOptions options{.limit = 20, .match = Match::any, .sort = sort};
            std::multiset<std::string> seen;
            for (int round = 0; round < 40; ++round) {
                const Searcher searcher(index.path());
                const Results page = searcher.search("harbour talks ferry", options);
                CHECK(page.warnings.empty());
                for (const Hit& hit : page.hits) seen.insert(hit.id);
                options.after = page.next;
                if (options.after.empty()) break;
                IndexWriter writer(index.path(), {.language = "en"});
                for (const Document& added : documents(random, 1000 + 10 * round, 1010 + 10 * round)) writer.put(added);
                if (!page.hits.empty()) writer.remove(page.hits.back().id);  // the last listed document
                writer.commit();
            }
            REQUIRE(options.after.empty());
            const Searcher searcher(index.path());
            for (const Hit& hit : searcher.search("harbour talks ferry", {.limit = 5000, .match = Match::any}).hits) {
                const std::string number = hit.id.substr(hit.id.find("/d") + 2);
                CAPTURE(hit.id);
                if (std::stoi(number) < 1000) CHECK(seen.count(hit.id) == 1);
                CHECK(seen.count(hit.id) <= 1);
            }
        }
    }

    TEST_CASE("if the index has changed, the next page by relevance begins after the last hit and has a warning") {
        const test::TestIndex index(documents());
        SearchOptions options{.limit = 30, .match = Match::any};
        const Results first = Searcher(index.path()).search("harbour talks", options);
        {
            IndexWriter writer(index.path(), {.language = "en"});
            for (int i = 0; i < 5; ++i)
                writer.put({.id = "better" + std::to_string(i), .title = "Harbour talks", .text = "harbour talks"});
            writer.commit();
        }
        options.after = first.next;
        const Results second = Searcher(index.path()).search("harbour talks", options);
        REQUIRE(second.warnings.size() == 1);
        CHECK(second.warnings[0].message.starts_with("the index has changed"));
        CHECK(second.hits.size() == 30);
        CHECK(second.hits[0].rank == 31);
        options.limit = 1000;
        options.after.clear();
        const Strings all = listed(Searcher(index.path()).search("harbour talks", options).hits);
        std::size_t last = 0, next = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].find(" " + first.hits.back().id + " ") != std::string::npos) last = i;
            if (all[i].find(" " + second.hits[0].id + " ") != std::string::npos) next = i;
        }
        CHECK(next == last + 1);
    }

    TEST_CASE("a cursor is valid only for its query and its options, except the limit and the number of snippets") {
        const Searcher& searcher = index().searcher();
        const SearchOptions options{.limit = 5};
        const std::string next = searcher.search("harbour", options).next;
        REQUIRE(!next.empty());
        for (const char c : next) CHECK((std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'));
        const auto with = [&](auto change) {
            SearchOptions changed = options;
            changed.after = next;
            change(changed);
            return changed;
        };
        const std::string other =
            "the cursor belongs to another query or to other options: repeat the query and options of the first page";
        CHECK(refusal(searcher, "harbour", with([](auto& o) {
                          o.limit = 7;
                          o.snippets = 3;
                      })) == "none");
        CHECK(refusal(searcher, "talks", with([](auto&) {})) == other);
        CHECK(refusal(searcher, "harbour", with([](auto& o) { o.sort = {"title"}; })) == other);
        CHECK(refusal(searcher, "harbour", with([](auto& o) { o.since = "2021"; })) == other);
        CHECK(refusal(searcher, "harbour", with([](auto& o) { o.match = Match::any; })) == other);
        CHECK(refusal(searcher, "harbour", with([](auto& o) { o.recency_days = 30; })) == other);
        CHECK(refusal(searcher, "harbour", with([](auto& o) { o.offset = 5; })) ==
              "a cursor cannot be combined with an offset");
        const std::string damaged = "the cursor is damaged: pass it exactly as the search returned it";
        for (const std::string& bad : {next.substr(1), next + "A", std::string("x"), std::string("?"), "A" + next})
            CHECK(refusal(searcher, "harbour", with([&](auto& o) { o.after = bad; })) == damaged);
    }

    TEST_CASE("parse_cursor() returns the cursor that to_string() wrote") {
        const Cursor cursor{.listing = 1,
                            .state = ~std::uint64_t{0},
                            .today = "2021-03-04",
                            .is_partial = true,
                            .rank = 1'000'000,
                            .position = 77,
                            .key = std::string("a\0\xff", 3),
                            .document = 12};
        const Cursor read = parse_cursor(to_string(cursor));
        CHECK(read.listing == cursor.listing);
        CHECK(read.state == cursor.state);
        CHECK(read.today == cursor.today);
        CHECK(read.is_partial);
        CHECK(read.rank == cursor.rank);
        CHECK(read.position == cursor.position);
        CHECK(read.key == cursor.key);
        CHECK(read.document == cursor.document);
    }

    TEST_CASE("base64() uses the URL-safe alphabet and no padding") {
        CHECK(base64("") == "");
        CHECK(base64("f") == "Zg");
        CHECK(base64("fo") == "Zm8");
        CHECK(base64("foobar") == "Zm9vYmFy");
        CHECK(base64("\xfb\xff") == "-_8");
        CHECK(from_base64("Zm9vYmE") == "fooba");
        for (const char* bad : {"Z", "Zh", "Zg=", "Z g", "Zm9"}) CHECK(!from_base64(bad));
        std::mt19937 random(5);
        for (std::size_t size = 0; size < 100; ++size) {
            std::string bytes(size, '\0');
            for (char& c : bytes) c = static_cast<char>(random());
            CHECK(from_base64(base64(bytes)) == bytes);
        }
    }
}

}  // namespace kwic
