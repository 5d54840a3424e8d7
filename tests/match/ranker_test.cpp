// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the results of Ranker with the results of Xapian's matcher, which counts all matches in these tests. If
// Xapian 1.4.22 does not count all matches, it sometimes misses one of the best documents. The environment variable
// KWIC_PLANS states the number of random plans; the default is 720.
#include "match/ranker.hpp"
#include "compile/bm25.hpp"
#include "compile/document_set.hpp"
#include "compile/xapian_query.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr Xapian::valueno slot = 3;

std::string word(std::size_t number) { return "word" + std::to_string(number); }

// A filter that checks documents one by one.
class OddDocuments final : public DocumentFilter {
public:
    OddDocuments() : DocumentFilter(false) {}
    OddDocuments* clone() const override { return new OddDocuments; }

private:
    bool has(Xapian::docid document) override { return document % 2 == 1; }
};

// A database of `documents` documents of very different lengths, some of which were removed. The most frequent of the
// 12 words, word(0), occurs about 1,000 times as often as word(11).
class Collection {
public:
    Collection(unsigned seed, Xapian::docid documents) : random_(seed) {
        Xapian::WritableDatabase database(path(), Xapian::DB_CREATE);
        for (Xapian::docid i = 0; i < documents; ++i) {
            Xapian::Document document;
            for (auto left = random_() % (i % 50 == 0 ? 2000 : 40); left > 0; --left)
                document.add_term(word(static_cast<std::size_t>(std::countr_zero(random_() | 1u << 11))));
            if (random_() % 2 == 0) document.add_value(slot, std::to_string(random_() % 10));
            if (random_() % 4 == 0) document.add_boolean_term("Kflag");
            database.add_document(document);
        }
        for (auto id = static_cast<Xapian::docid>(1 + random_() % 90); id < documents; id += 97)
            database.delete_document(id);
        if (documents > 1300)
            for (Xapian::docid id = 1100; id < 1300; ++id)
                if (id % 3 != 0) remove_if_present(database, id);
        database.commit();
        opened_ = glass::OpenDatabase::local(Xapian::Database(path()), path(), true);
        REQUIRE(opened_.tables);
        lengths_ = std::make_unique<DocumentLengths>(opened_.database, opened_.tables);
    }

    Plan random_plan(unsigned depth) {
        if (depth == 0) return random_leaf();
        std::vector<Plan> plans;
        for (auto left = 1 + random_() % 4; left > 0; --left) plans.push_back(random_plan(depth - 1));
        const Plan other = random_plan(depth - 1);
        switch (random_() % 8) {
            case 0:
            case 1:
                return Plan::any_of(plans);
            case 2:
            case 3:
                return Plan::all_of(plans);
            case 4:
                return Plan::first_of(plans);
            case 5:
                return plans[0].filtered(other);
            case 6:
                return plans[0].except(other);
            default:
                return plans[0].scaled(static_cast<double>(random_() % 5) / 2);
        }
    }

    ScoredIndex index() const { return {opened_, *lengths_}; }
    const Xapian::Database& database() const { return opened_.database; }
    std::mt19937& random() { return random_; }

private:
    std::string path() const { return (dir_ / "database").string(); }

    static void remove_if_present(Xapian::WritableDatabase& database, Xapian::docid id) {
        try {
            database.delete_document(id);
        } catch (const Xapian::DocNotFoundError&) {  // removed before
        }
    }

    Plan random_expansion() {
        Expansion expansion;
        std::set<std::size_t> used;
        for (auto left = 1 + random_() % 4; left > 0; --left)
            if (const std::size_t number = random_() % 13; used.insert(number).second)  // word12 is in no document
                expansion.push_back({word(number), database().get_termfreq(word(number))});
        std::vector<ExpansionWeight> weights = {{expansion.size(), 0.7}};
        if (expansion.size() > 1) weights.push_back({1 + random_() % (expansion.size() - 1), 0.3});
        return Plan::expansion(expansion, weights);
    }

    Plan random_leaf() {
        switch (random_() % 9) {
            case 0:
                return Plan::values(slot, std::to_string(random_() % 10), random_() % 2 == 0 ? "7" : "");
            case 1:
                return Plan::term("Kflag").unscored();
            case 2:
                return Plan::everything().filtered(Plan::source(std::make_shared<OddDocuments>()));
            case 3: {
                auto documents = std::make_shared<DocumentSet>(database().get_lastdocid());
                for (Xapian::docid id = 1; id <= database().get_lastdocid();
                     id += static_cast<Xapian::docid>(1 + random_() % 20))
                    documents->add(id);
                return Plan::everything().filtered(Plan::source(std::make_shared<DocumentSetFilter>(documents)));
            }
            case 4:
                return random_() % 4 == 0 ? Plan::everything() : Plan::term(word(random_() % 12));
            case 5:
                return Plan::term(word(random_() % 12));
            default:
                return random_expansion();
        }
    }

    test::TempDir dir_;
    std::mt19937 random_;
    glass::OpenDatabase opened_{Xapian::Database()};
    std::unique_ptr<DocumentLengths> lengths_;
};

// Returns all matches of `plan` with their scores, by Xapian's matcher.
std::map<Xapian::docid, double> matches_of(const Plan& plan, const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(bm25::weighting());
    enquire.set_query(xapian_query(plan));
    std::map<Xapian::docid, double> scores;
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto match = found.begin(); match != found.end(); ++match) scores[*match] = match.get_weight();
    return scores;
}

void compare(Collection& collection, const Plan& plan) {
    const std::map<Xapian::docid, double> expected = matches_of(plan, collection.database());
    CAPTURE(xapian_query(plan).get_description());
    Deadline deadline(TimeLimit{});
    Xapian::docid last = 0;
    std::size_t visited = 0;
    Ranker(plan, collection.index(), deadline).visit_all([&](Xapian::docid document, double score) {
        REQUIRE(document > last);
        last = document;
        ++visited;
        REQUIRE(expected.contains(document));
        REQUIRE(score == doctest::Approx(expected.at(document)).epsilon(1e-6));
    });
    REQUIRE(visited == expected.size());

    std::vector<double> scores;
    for (const auto& [document, score] : expected) scores.push_back(score);
    std::sort(scores.begin(), scores.end(), std::greater<>());
    for (const std::size_t counted : {std::size_t{0}, std::size_t{20}, std::numeric_limits<std::size_t>::max()}) {
        const std::size_t limit = 1 + collection.random()() % 20;
        const auto [hits, total] = Ranker(plan, collection.index(), deadline).best(limit, counted);
        REQUIRE(hits.size() == std::min(limit, expected.size()));
        for (std::size_t i = 0; i < hits.size(); ++i) {
            REQUIRE(expected.contains(hits[i].document));
            REQUIRE(hits[i].score == doctest::Approx(scores[i]).epsilon(1e-6));
            REQUIRE(expected.at(hits[i].document) == doctest::Approx(hits[i].score).epsilon(1e-6));
            if (i == 0) continue;
            const bool is_tie = hits[i - 1].score == hits[i].score;
            REQUIRE((hits[i - 1].score > hits[i].score || (is_tie && hits[i - 1].document < hits[i].document)));
        }
        if (total.exact) REQUIRE(total.value == expected.size());
        if (expected.size() < counted) REQUIRE(total.exact);
        REQUIRE(total.value >= hits.size());
    }
}

TEST_SUITE("ranker") {
    TEST_CASE("a random plan has the matches and scores that Xapian's matcher finds") {
        constexpr unsigned plans = 60;  // for each collection
        const char* const given = std::getenv("KWIC_PLANS");
        const unsigned collections = (given ? static_cast<unsigned>(std::atoi(given)) : 720) / plans;
        for (unsigned seed = 1; seed <= collections; ++seed) {
            Collection collection(seed, seed % 4 == 0 ? 9000 : seed % 4 == 1 ? 30 : 2600);
            CAPTURE(seed);
            for (unsigned round = 0; round < plans; ++round) {
                CAPTURE(round);
                compare(collection, collection.random_plan(round % 4));
            }
        }
    }

    TEST_CASE("of documents with equal scores, those with the lowest numbers are the best") {
        const test::TempDir dir;
        Xapian::WritableDatabase database((dir / "database").string(), Xapian::DB_CREATE);
        for (int i = 0; i < 10'000; ++i) {
            Xapian::Document document;
            document.add_term("harbour");
            if (i % 2 == 1) document.add_term("ferry");
            database.add_document(document);
        }
        database.commit();
        const auto opened = glass::OpenDatabase::local(database, dir / "database", true);
        DocumentLengths lengths(database, opened.tables);
        Deadline deadline(TimeLimit{});
        const Plan plan = Plan::any_of({Plan::term("harbour"), Plan::term("ferry")});
        const auto found = Ranker(plan, {opened, lengths}, deadline).best(3, 0).hits;
        REQUIRE(found.size() == 3);
        CHECK(found[0].document == 2);
        CHECK(found[1].document == 4);
        CHECK(found[2].document == 6);
    }

    TEST_CASE("only documents that pass the check match, and each document that is counted is visited") {
        Collection collection(7, 9000);
        Deadline deadline(TimeLimit{});
        const Plan plan = Plan::any_of({Plan::term(word(2)), Plan::term(word(5))});
        const auto is_third = [](Xapian::docid document) { return document % 3 == 0; };
        std::size_t expected = 0;
        for (const auto& [document, score] : matches_of(plan, collection.database())) expected += is_third(document);
        std::size_t visited = 0;
        const auto visit = [&](Xapian::docid document, double) {
            CHECK(is_third(document));
            ++visited;
        };
        const auto [hits, total] = Ranker(plan, collection.index(), deadline)
                                       .best(10, std::numeric_limits<std::size_t>::max(), {is_third, {}}, visit);
        CHECK(hits.size() == 10);
        CHECK(total.exact);
        CHECK(total.value == expected);
        CHECK(visited == expected);
        for (const Ranked& hit : hits) CHECK(is_third(hit.document));
    }
}

}  // namespace
}  // namespace kwic
