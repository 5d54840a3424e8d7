// SPDX-License-Identifier: GPL-2.0-or-later
// Compares the results of ExpansionSource with those of Xapian's own operators.
#include "compile/bm25.hpp"
#include "compile/expansion_query.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <bit>
#include <cstddef>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using XQuery = Xapian::Query;

// A database to which 2,600 documents of very different lengths were added, and from which some of the documents were
// removed. The most frequent of the 12 words, word(0), occurs about 1,000 times as often as word(11).
class Collection {
public:
    Collection() : database_((dir_ / "database").string(), Xapian::DB_CREATE) {
        std::mt19937 random(3);
        for (int i = 0; i < 2600; ++i) {
            Xapian::Document document;
            for (auto left = 1 + random() % (i % 50 == 0 ? 2000 : 40); left > 0; --left)
                document.add_term(word(static_cast<std::size_t>(std::countr_zero(random() | 1u << 11))));
            database_.add_document(document);
        }
        for (Xapian::docid id = 40; id < 2600; id += 97) database_.delete_document(id);
        for (Xapian::docid id = 1100; id < 1300; ++id)
            if (id % 97 != 40) database_.delete_document(id);
        database_.commit();
    }

    static std::string word(std::size_t number) { return "word" + std::to_string(number); }

    Variant variant(std::size_t number, bool is_name = false, bool is_identifier = false) const {
        return {word(number), database_.get_termfreq(word(number)), is_name, is_identifier};
    }

    const Xapian::Database& database() const { return database_; }

private:
    test::TempDir dir_;
    Xapian::WritableDatabase database_;
};

using Found = std::vector<std::pair<Xapian::docid, double>>;

Found best(const Xapian::Database& database, const XQuery& query, Xapian::doccount count, Xapian::doccount least) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(bm25::weighting());
    enquire.set_query(query);
    Found found;
    const Xapian::MSet matches = enquire.get_mset(0, count, least);
    for (auto match = matches.begin(); match != matches.end(); ++match) found.emplace_back(*match, match.get_weight());
    return found;
}

TEST_SUITE("expansion source") {
    TEST_CASE("an expansion gives documents the weights that Xapian's operators give") {
        const Collection collection;
        const Xapian::Database& database = collection.database();
        DocumentLengths as_asked(database);
        DocumentLengths kept(database);
        kept.keep();
        std::mt19937 random(5);
        const auto random_expansion = [&] {
            Expansion expansion;
            std::set<std::size_t> used;
            const std::size_t variants = 1 + random() % 4;
            const std::size_t names_from = random() % 3 ? variants : random() % variants;
            const std::size_t identifiers = random() % 2 ? 0 : random() % (12 - variants);
            while (expansion.size() < variants + identifiers)
                if (const std::size_t number = random() % 12; used.insert(number).second)
                    expansion.push_back(
                        collection.variant(number, expansion.size() >= names_from && expansion.size() < variants,
                                           expansion.size() >= variants));
            return expansion;
        };
        const auto query_of = [&](const std::vector<Expansion>& expansions, int shape, DocumentLengths* lengths) {
            std::vector<XQuery> words;
            for (const Expansion& expansion : expansions)
                words.push_back(ranked(expansion, expansion[0].term, database, lengths));
            if (shape == 0) return combine(XQuery::OP_OR, words);
            if (shape == 1) return combine(XQuery::OP_AND, words);
            if (shape == 2) return XQuery(XQuery::OP_AND_NOT, combine(XQuery::OP_OR, words), words.back());
            if (shape == 3) return XQuery(XQuery::OP_FILTER, words[0], combine(XQuery::OP_OR, words));
            return XQuery(XQuery::OP_OR, words[0], XQuery(XQuery::OP_SCALE_WEIGHT, words.back(), 0.3));
        };
        std::size_t hits = 0;
        for (int round = 0; round < 600; ++round) {
            std::vector<Expansion> expansions(1 + random() % 4);
            for (Expansion& expansion : expansions) expansion = random_expansion();
            const int shape = round % 5;
            const Xapian::doccount count = round % 3 ? 10 : 2600;
            const Xapian::doccount least = round % 2 ? 0 : 1000;
            const Found right = best(database, query_of(expansions, shape, nullptr), count, least);
            for (DocumentLengths* lengths : {&as_asked, &kept}) {
                const Found found = best(database, query_of(expansions, shape, lengths), count, least);
                CAPTURE(round);
                REQUIRE(found.size() == right.size());
                std::map<Xapian::docid, double> weights(right.begin(), right.end());
                for (std::size_t i = 0; i < found.size(); ++i) {
                    REQUIRE(found[i].second == doctest::Approx(right[i].second).epsilon(1e-12));
                    // If several documents tie for the last place, the two searches may choose different documents.
                    if (weights.contains(found[i].first))
                        REQUIRE(found[i].second == doctest::Approx(weights[found[i].first]).epsilon(1e-12));
                }
                hits += found.size();
            }
        }
        CHECK(hits > 100'000);
    }

    TEST_CASE("the bounds of the match count are exact for an expansion of one term") {
        const Collection collection;
        DocumentLengths lengths(collection.database());
        for (std::size_t number = 0; number < 12; ++number) {
            const Expansion expansion = {collection.variant(number)};
            Xapian::Enquire enquire(collection.database());
            enquire.set_query(ranked(expansion, expansion[0].term, collection.database(), &lengths));
            const Xapian::MSet matches = enquire.get_mset(0, 1);
            CHECK(matches.get_matches_lower_bound() == expansion[0].documents);
            CHECK(matches.get_matches_upper_bound() == expansion[0].documents);
        }
    }

    TEST_CASE("length_norm() of a document after the last document throws an error") {
        const Collection collection;
        DocumentLengths lengths(collection.database());
        CHECK_THROWS_AS(lengths.length_norm(100'000), Xapian::DocNotFoundError);
        lengths.keep();
        CHECK_THROWS_AS(lengths.length_norm(100'000), Error);
        CHECK(lengths.length_norm(2) > 0);
    }
}

}  // namespace
}  // namespace kwic
