// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/xapian_query.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

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

Scores scores(const Xapian::Database& database, const Plan& plan, Xapian::doccount limit = 1000) {
    Xapian::Enquire enquire(database);
    enquire.set_query(xapian_query(plan));
    Scores found;
    const Xapian::MSet page = enquire.get_mset(0, limit);
    for (auto hit = page.begin(); hit != page.end(); ++hit) found[*hit] = hit.get_weight();
    return found;
}

// Returns the scores that the documents must have in a plan first_of. `each` has the scores that the documents have in
// each part of the plan.
Scores first_scores(const std::vector<Scores>& each) {
    Scores found;
    for (const Scores& scores : each) found.insert(scores.begin(), scores.end());
    return found;
}

// Returns `count` random plans: words, words with another weight, and conjunctions of two words.
std::vector<Plan> random_plans(unsigned long count, std::mt19937& random) {
    std::vector<Plan> plans;
    for (; count > 0; --count) {
        const Plan first = Plan::term(random_word(random));
        switch (random() % 3) {
            case 0:
                plans.push_back(first);
                break;
            case 1:
                plans.push_back(first.scaled(0.5));
                break;
            default:
                plans.push_back(Plan::all_of({first, Plan::term(random_word(random))}));
        }
    }
    return plans;
}

TEST_SUITE("xapian query") {
    TEST_CASE("a document that matches a first_of has the score of the first part that the document matches") {
        std::mt19937 random(5);
        for (int round = 0; round < 3'000; ++round) {
            const Xapian::WritableDatabase database = random_database(random);
            const std::vector<Plan> plans = random_plans(1 + random() % 4, random);
            std::vector<Scores> each;
            for (const Plan& plan : plans) each.push_back(scores(database, plan));
            const Scores found = scores(database, Plan::first_of(plans));
            const Scores expected = first_scores(each);
            REQUIRE(found.size() == expected.size());
            for (const auto& [document, score] : expected) {
                REQUIRE(found.contains(document));
                REQUIRE(found.at(document) == doctest::Approx(score));
            }
        }
    }

    // With OP_MAX, Xapian 1.4.22 reads deleted lists in this test.
    TEST_CASE("the best hits of a plan that contains a first_of are among all hits, in one database or two") {
        std::mt19937 random(6);
        for (int round = 0; round < 3'000; ++round) {
            Xapian::Database database = random_database(random);
            if (random() % 2 == 0) database.add_database(random_database(random));
            const Plan first = Plan::first_of(random_plans(2 + random() % 3, random));
            const Plan other = random_plans(1, random)[0];
            const bool is_left = random() % 2 == 0;
            const Plan& left = is_left ? first : other;
            const Plan& right = is_left ? other : first;
            const std::vector<Plan> plans = {Plan::any_of({left, right}), Plan::all_of({left, right}),
                                             left.filtered(right), left.except(right)};
            const Plan& plan = plans[random() % plans.size()];
            const Scores all = scores(database, plan);
            for (Xapian::doccount limit = 1; limit <= 3; ++limit) {
                const Scores few = scores(database, plan, limit);
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
