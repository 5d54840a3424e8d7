// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_set.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

namespace kwic {

TEST_SUITE("DocumentSet") {
    TEST_CASE("a set has exactly the documents that were added") {
        std::mt19937 random(3);
        for (const Xapian::docid last : {1u, 63u, 64u, 65u, 1000u}) {
            for (const unsigned density : {0u, 1u, 50u, 100u}) {
                CAPTURE(last);
                CAPTURE(density);
                DocumentSet documents(last);
                std::set<Xapian::docid> expected;
                for (Xapian::docid id = 1; id <= last; ++id) {
                    if (random() % 100 >= density) continue;
                    documents.add(id);
                    documents.add(id);
                    expected.insert(id);
                }
                CHECK(documents.count() == expected.size());
                for (Xapian::docid id = 1; id <= last; ++id) {
                    CHECK(documents.has(id) == expected.contains(id));
                    const auto next = expected.lower_bound(id);
                    if (next == expected.end())
                        CHECK(documents.first_from(id) > last);
                    else
                        CHECK(documents.first_from(id) == *next);
                }
                CHECK(documents.first_from(last + 1) > last);
            }
        }
    }

    TEST_CASE("add_all() adds every document") {
        DocumentSet documents(70);
        documents.add_all();
        for (Xapian::docid id = 1; id <= 70; ++id) CHECK(documents.first_from(id) == id);
        CHECK(documents.count() >= 70);
    }
}

}  // namespace kwic
