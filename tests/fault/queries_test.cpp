// SPDX-License-Identifier: GPL-2.0-or-later
// Runs queries of death (see queries_of_death.hpp), unusual query trees and random queries. No query may crash the
// library or kwic-searcher, or use more than `max_seconds` of CPU time or `max_memory` bytes of memory.
#include "fault/campaign.hpp"
#include "fault/child.hpp"
#include "fault/model.hpp"
#include "fault/queries_of_death.hpp"
#include "fault/sanitizers.hpp"
#include "fuzz/random_query.hpp"
#include "support/command.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/json.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <exception>
#include <filesystem>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace kwic::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_memory = 256u << 20;
constexpr double max_seconds = has_sanitizers ? 60 : 2;

const std::vector<std::string> fields = {"pages", "source"};

double cpu_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Returns a text of frequent words, words in many scripts, and rare words. A pattern with wildcards or a fuzzy word can
// match many of the rare words.
std::string text_of(std::size_t number, Random& random) {
    static constexpr std::array frequent = {"the", "a", "of", "and", "harbour", "talk", "ferry", "e", "o", "t"};
    static constexpr std::array scripts = {"порт",   "ميناء",  "نهر",     "ท่าเรือเก่า", "東京都の港湾", "항구", "נמל",
                                           "λιμάνι", "बंदरगाह", "détente", "Gaddafi",  "القذافي",      "U.S.", "AT&T"};
    std::string text = fmt::format("The talk of {}\n\n", number);
    for (std::size_t i = number % 1000 == 0 ? 100'000 : 60; i > 0; --i) {
        if (i % 2) {
            text += frequent[below(random, frequent.size())];
        } else if (below(random, 10) == 0) {
            text += scripts[below(random, scripts.size())];
        } else {
            std::size_t letters = below(random, 40'000);
            for (letters = letters * letters + 26; letters > 0; letters /= 26)
                text += static_cast<char>('a' + letters % 26);
        }
        text += i % 12 ? " " : ".\n";
    }
    return text;
}

// An index of 1,000 texts, or 3,000 in a full run. One text in 1,000 has 100,000 words.
struct TalkIndex {
    test::TempDir dir;
    fs::path index = dir / "index";

    TalkIndex() {
        Random random(Campaign::seed());
        IndexWriter writer(index);
        for (std::size_t i = 0; i < (is_full() ? 3'000u : 1'000u); ++i)
            writer.put({.id = fmt::format("d{}/f{}.txt", i % 20, i),
                        .text = text_of(i, random),
                        .date = fmt::format("20{:02}-03-12", i % 30),
                        .fields = {{"pages", static_cast<double>(i)}, {"source", fmt::format("paper {}", i % 7)}}});
        writer.commit();
    }
};

// A call of the library with a query. `name` is for messages.
struct Way {
    const char* name;
    std::function<void(const Searcher&, const std::string& query)> ask;
};

Way searching(const char* name, SearchOptions options) {
    return {name, [=](const Searcher& searcher, const std::string& query) {
                (void)to_json(searcher.search(query, options));
            }};
}

const std::vector<Way>& ways() {
    static const std::vector<Way> all = {
        searching("by default", {}),
        searching("any word", {.limit = 1000, .match = Match::any, .snippets = 10}),
        searching("all words", {.match = Match::all, .snippets = 3, .snippet_length = 2000}),
        searching("no variants", {.variants = Variants::off}),
        searching("far below", {.limit = 10, .offset = 9000, .match = Match::any}),
        searching("by title", {.match = Match::any, .sort = {"title"}, .count_to = count_all}),
        searching("by age", {.match = Match::any, .recency_days = 30, .today = "2023-07-19", .since = "2001"}),
        searching("grouped", {.match = Match::any, .group = GroupBy::near}),
        searching("counted", {.match = Match::any, .facets = {"source", "month", "folder", "ext", "lang"}}),
        searching("plain", {.match = Match::any, .plain = true}),
        searching("typing", {.typing = true}),
        searching("synonyms", {.synonyms = {{"the", "a", "of"}, {"harbour", "the ferry", "and"}}}),
        {"like a text",
         [](const Searcher& searcher, const std::string& query) { (void)searcher.search("", {.like_text = query}); }},
        {"complete", [](const Searcher& searcher, const std::string& query) { (void)searcher.complete(query); }},
        {"explain", [](const Searcher& searcher, const std::string& query) { (void)searcher.explain(query); }},
        {"why", [](const Searcher& searcher, const std::string& query) { (void)searcher.why("d0/f0.txt", query); }},
    };
    return all;
}

// Returns a message if the query fails or uses more than `max_seconds` of CPU time, otherwise "".
std::string ask(const Searcher& searcher, const Way& way, const std::string& query) {
    const double begin = cpu_seconds();
    std::string problem;
    try {
        way.ask(searcher, query);
    } catch (const std::exception& error) {
        problem = error.what();
    }
    if (const double took = cpu_seconds() - begin; took > max_seconds) problem += fmt::format(" took {:.1f} s", took);
    return problem.empty() ? "" : fmt::format("{}: {}", way.name, problem);
}

// Returns a message if the child process failed, used too much memory, or printed a problem, otherwise "".
std::string problem_of(const Ended& ended) {
    if (ended.status != 0) return fmt::format("ended with {}: {}", ended.status, ended.text);
    if (!has_sanitizers && ended.peak_bytes > max_memory) return fmt::format("{} MB", ended.peak_bytes >> 20);
    return ended.text;
}

TEST_CASE("queries of death are answered within two seconds and 256 MB") {
    const TalkIndex fixture;
    Campaign campaign;
    const auto& queries = queries_of_death();
    for (const std::size_t point : campaign.points(queries.size(), queries.size())) {
        const QueryOfDeath& query = queries.at(point - 1);
        const std::string problem = problem_of(in_child(
            [&] {
                const Searcher searcher(fixture.index);
                if (!fuzz::reads_as_written(query.text, fields))
                    std::cout << "to_string() is parsed as another query; ";
                for (std::size_t way = is_full() ? 0 : point % ways().size(); way < ways().size();
                     way += is_full() ? 1 : ways().size())
                    std::cout << ask(searcher, ways().at(way), query.text);
                return 0;
            },
            300));
        campaign.tried(point, problem.empty() ? "" : query.name + ": " + problem);
    }
}

// Returns a message if the program failed, used too much memory or time, or printed a control character other than a
// line end, otherwise "".
std::string odd_output(const test::CommandOutput& output) {
    const auto is_raw = [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; };
    if (output.status > 1) return fmt::format("ended with {}: {}", output.status, output.err);
    for (const std::string* text : {&output.out, &output.err})
        if (std::any_of(text->begin(), text->end(), is_raw)) return "a control character in: " + *text;
    if (!has_sanitizers && output.peak_memory > max_memory) return fmt::format("{} MB", output.peak_memory >> 20);
    if (output.cpu_seconds > max_seconds) return fmt::format("took {:.1f} s", output.cpu_seconds);
    return {};
}

TEST_CASE("kwic-searcher answers queries of death") {
    const TalkIndex fixture;
    Campaign campaign;
    constexpr std::size_t max_argument = 100'000;  // bytes of an argument; Linux allows 128 KiB
    const auto& queries = queries_of_death();
    for (const std::size_t point : campaign.points(queries.size(), queries.size() / 8)) {
        const QueryOfDeath& query = queries.at(point - 1);
        std::string typed = query.text.substr(0, std::min(query.text.find('\0'), max_argument));
        if (typed.empty()) typed = " ";
        std::string problem = odd_output(test::run(
            {test::searcher(), "-i", fixture.index.string(), "--match", "any", "--snippets", "3", "--", typed}));
        std::string line = query.text;
        std::replace(line.begin(), line.end(), '\n', ' ');
        if (problem.empty())
            problem = odd_output(
                test::run({test::searcher(), "-i", fixture.index.string(), "--batch", "-"}, {.input = line + '\n'}));
        campaign.tried(point, problem.empty() ? "" : query.name + ": " + problem);
    }
}

// An application can build deeper and wider trees than the parser makes from a string.
TEST_CASE("query trees of any shape are answered or refused") {
    const TalkIndex fixture;
    Campaign campaign;
    const auto deep = [](std::size_t levels, const std::function<Query(Query)>& around) {
        Query query = Query::word("the");
        while (levels-- > 0) query = around(std::move(query));
        return query;
    };
    const auto beside = [](Query query) {
        std::vector<Query> both = {Query::word("a")};
        both.push_back(std::move(query));  // an initializer list would copy `query`
        return both;
    };
    const std::vector<std::function<Query()>> trees = {
        [&] { return deep(10'000, [](Query query) { return Query::without(std::move(query)); }); },
        [&] { return deep(10'000, [&](Query query) { return Query::all_of(beside(std::move(query))); }); },
        [&] { return deep(10'000, [&](Query query) { return Query::any_of(beside(std::move(query))); }); },
        [&] { return deep(10'000, [&](Query query) { return Query::near(beside(std::move(query)), 4'000'000'000); }); },
        [&] { return deep(250, [&](Query query) { return Query::any_of(beside(std::move(query))); }); },
        [&] { return deep(250, [&](Query query) { return Query::near(beside(std::move(query)), 100); }); },
        [] { return Query::any_of(std::vector<Query>(100'000, Query::word("the"))); },
        [] { return Query::all_of(std::vector<Query>(100'000, Query::wildcard("*a*"))); },
        [] { return Query::near(std::vector<Query>(100'000, Query::phrase("the a")), 5); },
        [] { return Query::word(std::string(10 << 20, 'x')); },
        [] { return Query::phrase(std::string(1 << 20, ' ') + "the", "no such field", 4'000'000'000); },
        [] { return Query::fuzzy("harbour", 4'000'000'000); },
        [] { return Query{.kind = static_cast<Query::Kind>(99), .text = "the"}; },
        [] { return Query{.kind = Query::Kind::near}; },
        [] { return Query{.kind = Query::Kind::negation}; },
    };
    for (const std::size_t point : campaign.points(trees.size(), trees.size())) {
        const std::string problem = problem_of(in_child(
            [&] {
                const Searcher searcher(fixture.index);
                const Query tree = trees.at(point - 1)();
                const double begin = cpu_seconds();
                try {
                    (void)searcher.search(tree);
                } catch (const Error& error) {
                    if (error.code() != ErrorCode::invalid_argument) std::cout << error.what();
                }
                if (cpu_seconds() - begin > max_seconds) std::cout << "took " << cpu_seconds() - begin << " s";
                return 0;
            },
            300));
        campaign.tried(point, problem);
    }
}

constexpr char end_of_problem = '\0';  // follows the query and its problem in the output of a child

TEST_CASE("random queries are answered and to_string() of each query is parsed as the same query") {
    const TalkIndex fixture;
    Campaign campaign;
    constexpr std::size_t queries_per_child = 1000;
    const std::vector<std::size_t> points = campaign.rounds(1'000'000, 2'000);
    // A child prints each query before it runs the query, so that the message about a crash contains the query. After
    // the query has run, the child prints the problem, if any.
    for (std::size_t begin = 0; begin < points.size();) {
        const std::size_t end = std::min(begin + queries_per_child, points.size());
        const Ended ended = in_child(
            [&] {
                const Searcher searcher(fixture.index);
                for (std::size_t i = begin; i < end; ++i) {
                    Random random(campaign.seed(points[i]));
                    const std::string query = fuzz::random_query(random);
                    std::string problem;
                    std::cout << '\n' << query << std::flush;
                    if (!fuzz::reads_as_written(query, fields)) problem = "to_string() is parsed as another query";
                    problem += ask(searcher, ways().at(random() % ways().size()), query);
                    std::cout << '\n' << problem << end_of_problem;
                }
                return 0;
            },
            600);
        std::istringstream printed(ended.text);
        std::string problem;
        for (; begin < end && std::getline(printed, problem, end_of_problem) && !printed.eof(); ++begin)
            campaign.tried(points[begin], problem.ends_with('\n') ? "" : problem);
        if (begin == end && (has_sanitizers || ended.peak_bytes <= max_memory)) continue;
        campaign.tried(points[std::min(begin, end - 1)],
                       fmt::format("ended with {} and {} MB: {}", ended.status, ended.peak_bytes >> 20, problem));
        ++begin;
    }
}

}  // namespace
}  // namespace kwic::fault
