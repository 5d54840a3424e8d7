// SPDX-License-Identifier: GPL-2.0-or-later
// Sixteen threads use one Searcher with every kind of query, with every option and in many languages. Other threads
// write indexes at the same time. The environment variable KWIC_SECONDS states the duration of the test in seconds; by
// default, each thread makes a fixed number of calls.
#include "../fuzz/random_query.hpp"
#include "support/corpus.hpp"
#include "support/search.hpp"
#include "support/write_index.hpp"

#include <kwic/error.hpp>
#include <kwic/index_writer.hpp>
#include <kwic/input.hpp>
#include <kwic/json.hpp>
#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace kwic {
namespace {

using test::Strings;

constexpr unsigned threads = 16;

// Returns the texts of the corpus, which are in twenty languages and scripts, as documents with fields.
std::vector<Document> documents() {
    std::vector<Document> documents;
    int number = 0;
    for (const auto& file : test::clippings()) {
        auto loaded = load_file(file, file.lexically_relative(test::corpus()).string());
        if (auto* const read = std::get_if<LoadedFile>(&loaded)) {
            read->document.fields = {{"number", static_cast<double>(number % 10)},
                                     {"tag", number % 3 ? "even tag" : "odd"}};
            documents.push_back(std::move(read->document));
        }
        ++number;
    }
    return documents;
}

// One query string of each kind, in several languages.
const Strings query_strings = {"*",
                               "-harbour",
                               "* -harbour",
                               "harbour",
                               "harbor talks OR ferry",
                               "\"the harbour\"",
                               "\"harbour talks\"~5",
                               "harbour NEAR/8 talks",
                               "harb*",
                               "*bour",
                               "h?rbour",
                               "harbuor~",
                               "talks~2",
                               "title:harbour",
                               "path:gazette",
                               "ext:txt",
                               "lang:de",
                               "date:>2000",
                               "date:2021-01..2021-12",
                               "number:3..7",
                               "tag:odd",
                               "tag:=odd",
                               "tag:*",
                               "number:>4 -tag:odd",
                               "harbour^3 (talks OR envoy) NOT ferry",
                               "literal:\"the \"",
                               "Häfen Verhandlungen",
                               "négociations détente",
                               "переговоры порт",
                               "الميناء",
                               "ท่าเรือ",
                               "港口 談判",
                               "港湾",
                               "항구",
                               "बंदरगाह",
                               "Gaddafi",
                               "e-mail U.S. parseHttpHeader",
                               "nothing-at-all"};

std::vector<Query> query_trees() {
    return {Query::everything(),
            Query::nothing(),
            Query::word("harbour"),
            Query::phrase("the harbour"),
            Query::wildcard("ha*r"),
            Query::fuzzy("harbuor", 2),
            Query::literal("harbour"),
            Query::range("number", "2", "8"),
            Query::range("date", "2000", ""),
            Query::all_of({Query::everything(), Query::without(Query::word("talks"))}),
            Query::any_of({Query::word("harbour"), Query::everything()}),
            Query::synonyms({Query::word("harbour"), Query::word("port"), Query::word("港口")}),
            Query::near({Query::word("harbour"), Query::word("talks")}, 10),
            Query::without(Query::everything())};
}

SearchOptions random_options(std::mt19937_64& random, const std::string& some_id) {
    SearchOptions options;
    options.limit = random() % 30;
    options.offset = random() % 3 ? 0 : random() % 10;
    options.match = static_cast<Match>(random() % 3);
    options.variants = static_cast<Variants>(random() % 3);
    static const std::vector<std::string> sorts[] = {
        {}, {"date"}, {"-date"}, {"path"}, {"title"}, {"number", "tag"}, {"-tag", "relevance"}};
    options.sort = sorts[random() % std::size(sorts)];
    options.recency_days = random() % 4 ? 0 : 300;
    options.today = "2022-01-01";
    if (random() % 6 == 0) options.since = "2000";
    if (random() % 6 == 0) options.until = "2021-06";
    options.group = static_cast<GroupBy>(random() % 2);
    if (random() % 8 == 0) options.like_id = some_id;
    if (random() % 8 == 0) options.like_text = "the talks about the harbour and the ferries";
    options.plain = random() % 8 == 0;
    options.literal = random() % 8 == 0;
    options.typing = random() % 4 == 0;
    options.suggest = random() % 4 != 0;
    if (random() % 4 == 0) options.synonyms = {{"harbour", "port", "Hafen"}, {"talks", "negotiations"}};
    options.count_to = random() % 3 * 1000;
    if (random() % 3 == 0) options.facets = {"ext", "lang", "folder", "month", "year", "tag", "number"};
    if (random() % 3 == 0) options.fields = {"*"};
    options.snippets = random() % 3;
    return options;
}

// Makes the call with the number `call`, and returns its complete answer as a string. Calls with equal numbers give
// equal answers.
std::string answer(const Searcher& searcher, const std::vector<Document>& documents, std::uint64_t call) {
    static const std::vector<Query> trees = query_trees();
    std::mt19937_64 random(call);
    const std::string id = random() % 8 ? documents[random() % documents.size()].id : "missing";
    const SearchOptions options = random_options(random, id);
    const std::string query =
        random() % 3 ? query_strings[random() % query_strings.size()] : fuzz::random_query(random);
    try {
        switch (random() % 8) {
            case 0: {
                Strings found;
                for (const Completion& each : searcher.complete(query.substr(0, 5))) found.push_back(each.text);
                return doctest::StringMaker<Strings>::convert(found).c_str();
            }
            case 1:
                return to_string(searcher.explain(query, options));
            case 2: {
                const auto why = searcher.why(id, query, options);
                return why ? std::to_string(why->is_found) : "none";
            }
            case 3: {
                const auto document = searcher.document(id);
                return document ? document->document.text : std::to_string(searcher.document_count());
            }
            case 4: {
                Results results = searcher.search(trees[random() % trees.size()], options);
                results.took_ms = 0;
                return to_json(results);
            }
            default: {
                Results results = searcher.search(query, options);
                results.took_ms = 0;
                return to_json(results);
            }
        }
    } catch (const Error& error) {
        return error.what();
    }
}

// Writes, updates and checks a separate index until `is_over` is true.
void write_again_and_again(const std::vector<Document>& documents, const std::atomic<bool>& is_over) {
    for (unsigned round = 0; round == 0 || !is_over; ++round) {
        const test::TempDir folder;
        IndexWriter writer(folder / "index", {.memory = 4u << 20, .jobs = 3});
        for (const Document& document : documents) writer.put(document);
        writer.commit();
        for (std::size_t i = 0; i < documents.size(); i += 3) {
            Document changed = documents[i];
            changed.text += "\nIn Kōbe, الميناء and порт: ท่าเรือ 港口 談判 state " + std::to_string(round) + ".";
            writer.put(changed);
            if (i % 2) writer.remove(documents[i + 1 < documents.size() ? i + 1 : 0].id);
        }
        writer.commit();
        if (Searcher(folder / "index").search("state").hits.empty()) FAIL_CHECK("the written index has no documents");
    }
}

TEST_SUITE("mixed threads") {
    TEST_CASE("sixteen threads with all kinds of calls get the answers of a single thread while others write indexes") {
        const std::vector<Document> all = documents();
        REQUIRE(all.size() > 50);
        const test::TempDir folder;
        test::write_index(folder, "whole", all, {});
        test::write_index(folder, "bare", {all.begin(), all.begin() + 40}, {.positions = false});
        const Searcher searchers[] = {Searcher(folder / "whole"),
                                      Searcher({(folder / "whole").string(), (folder / "bare").string()})};
        constexpr std::uint64_t calls = 400;
        std::vector<std::string> alone;
        for (std::uint64_t call = 0; call < 2 * calls; ++call) alone.push_back(answer(searchers[call % 2], all, call));

        const char* const seconds = std::getenv("KWIC_SECONDS");
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds ? std::atoi(seconds) : 0);
        std::atomic<bool> is_over = false;
        std::atomic<std::size_t> different = 0, made = 0;
        std::vector<std::jthread> writing;
        for (int i = 0; i < 2; ++i) writing.emplace_back([&] { write_again_and_again(all, is_over); });
        {
            std::vector<std::jthread> running;
            for (unsigned thread = 0; thread < threads; ++thread)
                running.emplace_back([&, thread] {
                    std::mt19937_64 random(thread);
                    std::size_t done = 0;
                    while (done < 60 || (seconds && std::chrono::steady_clock::now() < end)) {
                        const std::uint64_t call = random() % alone.size();
                        different += answer(searchers[call % 2], all, call) != alone[call];
                        ++done;
                    }
                    made += done;
                });
        }
        is_over = true;
        writing.clear();
        CHECK(different == 0);
        CHECK(made >= 60 * threads);
        MESSAGE("calls: " << made.load());
    }
}

}  // namespace
}  // namespace kwic
