// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the ranking quality: searches corpus/ for its topics and compares the results with the relevance judgments.
#include "support/corpus.hpp"
#include "support/command.hpp"

#include <kwic/searcher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace kwic {
namespace {

using Judgements = std::map<std::string, std::map<std::string, int>>;  // topic -> document -> grade

Judgements read_judgements() {
    Judgements judgements;
    std::istringstream lines(test::read_file(test::corpus() / "judgements.txt"));
    std::string topic, unused, document;
    for (int grade = 0; lines >> topic >> unused >> document >> grade;) judgements[topic][document] = grade;
    return judgements;
}

std::map<std::string, std::string> read_topics() {
    std::map<std::string, std::string> topics;
    std::istringstream lines(test::read_file(test::corpus() / "topics.tsv"));
    for (std::string line; std::getline(lines, line);)
        topics[line.substr(0, line.find('\t'))] = line.substr(line.find('\t') + 1);
    return topics;
}

// Returns the normalized discounted cumulative gain of the first ten hits (Järvelin and Kekäläinen 2002). The gain of a
// document is its grade.
double ndcg(const std::vector<Hit>& hits, const std::map<std::string, int>& grades) {
    double gain = 0;
    for (std::size_t i = 0; i < hits.size() && i < 10; ++i)
        if (const auto grade = grades.find(hits[i].id); grade != grades.end())
            gain += grade->second / std::log2(static_cast<double>(i) + 2);
    std::vector<int> ideal;
    for (const auto& [document, grade] : grades) ideal.push_back(grade);
    std::sort(ideal.rbegin(), ideal.rend());
    double best = 0;
    for (std::size_t i = 0; i < ideal.size() && i < 10; ++i) best += ideal[i] / std::log2(static_cast<double>(i) + 2);
    return gain / best;
}

bool has_operators(const std::string& query) {
    return query.find_first_of("\":*()-") != query.npos || query.find(" OR ") != query.npos;
}

TEST_SUITE("corpus") {
    TEST_CASE("searches of the corpus reach the required NDCG and give the recorded order") {
        const test::TempDir folder;
        const auto made =
            test::run({test::indexer(), "-i", (folder / "index").string(), (test::corpus() / "clippings").string()});
        REQUIRE_MESSAGE(made.status == 0, made.err);
        Searcher searcher(folder / "index");
        const auto topics = read_topics();
        const auto judgements = read_judgements();
        REQUIRE(topics.size() >= 40);
        double sum = 0;
        std::string order;  // the ids of the first five hits of each topic, in the format of order.tsv
        for (const auto& [topic, query] : topics) {
            const std::string shown_topic(topic);
            CAPTURE(shown_topic);
            const std::string shown_query(query);
            CAPTURE(shown_query);
            REQUIRE(judgements.contains(topic));
            const auto& grades = judgements.at(topic);
            const Results results = searcher.search(query, {.limit = 100, .snippets = 0});
            std::set<std::string> different;
            for (const Hit& hit : results.hits) different.insert(hit.id);
            CHECK(different.size() == results.hits.size());
            const double score = ndcg(results.hits, grades);
            sum += score;
            if (!has_operators(query)) CHECK(score >= 0.6);
            order += topic;
            for (std::size_t i = 0; i < results.hits.size() && i < 5; ++i) order += "\t" + results.hits[i].id;
            order += "\n";
        }
        CHECK(sum / static_cast<double>(topics.size()) >= 0.95);
        if (std::getenv("KWIC_RECORD")) std::ofstream(test::corpus() / "order.tsv") << order;
        CHECK(order == test::read_file(test::corpus() / "order.tsv"));
    }
}

}  // namespace
}  // namespace kwic
