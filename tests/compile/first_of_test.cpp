// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/first_of.hpp"
#include "compile/expansion_query.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using XQuery = Xapian::Query;
using Scores = std::map<Xapian::docid, double>;

std::string random_word(std::mt19937& random) { return std::string(1, "abcdef"[random() % 6]); }

// A database in memory with 1 to 12 random documents of the words "a" to "f".
Xapian::WritableDatabase random_database(std::mt19937& random) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (auto left = 1 + random() % 12; left > 0; --left) {
        Xapian::Document document;
        for (auto words = random() % 9; words > 0; --words) document.add_term(random_word(random));
        database.add_document(document);
    }
    return database;
}

Scores scores(const Xapian::Database& database, const XQuery& query, Xapian::doccount limit = 1000) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    Scores found;
    const Xapian::MSet page = enquire.get_mset(0, limit);
    for (auto hit = page.begin(); hit != page.end(); ++hit) found[*hit] = hit.get_weight();
    return found;
}

// Returns the scores that first_of() of queries with the elements of `each` as their scores must give.
Scores first_scores(const std::vector<Scores>& each) {
    Scores found;
    for (const Scores& scores : each) found.insert(scores.begin(), scores.end());
    return found;
}

// Returns `count` random queries: words, words with another weight, and conjunctions of two words.
std::vector<XQuery> random_queries(unsigned long count, std::mt19937& random) {
    std::vector<XQuery> queries;
    for (; count > 0; --count) {
        const XQuery first(random_word(random));
        switch (random() % 3) {
            case 0:
                queries.push_back(first);
                break;
            case 1:
                queries.emplace_back(XQuery::OP_SCALE_WEIGHT, first, 0.5);
                break;
            default:
                queries.emplace_back(XQuery::OP_AND, first, XQuery(random_word(random)));
        }
    }
    return queries;
}

TEST_SUITE("first of") {
    TEST_CASE(
        "a document matches if it matches any of the queries, and it has the score of the first query that matches") {
        std::mt19937 random(5);
        for (int round = 0; round < 3'000; ++round) {
            const Xapian::WritableDatabase database = random_database(random);
            const std::vector<XQuery> queries = random_queries(1 + random() % 4, random);
            std::vector<Scores> each;
            for (const XQuery& query : queries) each.push_back(scores(database, query));
            const Scores found = scores(database, first_of(queries));
            const Scores expected = first_scores(each);
            REQUIRE(found.size() == expected.size());
            for (const auto& [document, score] : expected) {
                REQUIRE(found.contains(document));
                REQUIRE(found.at(document) == doctest::Approx(score));
            }
        }
    }

    // With OP_MAX, Xapian 1.4.22 reads deleted lists in this test.
    TEST_CASE("a few hits of a first_of() that is part of another query, in one database or two, are among all hits") {
        std::mt19937 random(6);
        for (int round = 0; round < 3'000; ++round) {
            Xapian::Database database = random_database(random);
            if (random() % 2 == 0) database.add_database(random_database(random));
            const XQuery first = first_of(random_queries(2 + random() % 3, random));
            const XQuery other = random_queries(1, random)[0];
            const XQuery::op ops[] = {XQuery::OP_OR, XQuery::OP_AND, XQuery::OP_FILTER, XQuery::OP_AND_NOT};
            const XQuery::op op = ops[random() % std::size(ops)];
            const XQuery query = random() % 2 == 0 ? XQuery(op, first, other) : XQuery(op, other, first);
            const Scores all = scores(database, query);
            for (Xapian::doccount limit = 1; limit <= 3; ++limit) {
                const Scores few = scores(database, query, limit);
                REQUIRE(few.size() == std::min<std::size_t>(limit, all.size()));
                for (const auto& [document, score] : few) {
                    REQUIRE(all.contains(document));
                    REQUIRE(score == doctest::Approx(all.at(document)));
                }
            }
        }
    }
}

}  // namespace
}  // namespace kwic
