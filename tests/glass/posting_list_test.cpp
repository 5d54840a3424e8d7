// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/posting_list.hpp"

#include "support/bulk_collection.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kwic::glass {
namespace {

using Postings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// Returns the documents that contain `term`, each with the number of occurrences. If `term` is empty, returns all
// documents with their lengths.
Postings postings_of(const Xapian::Database& database, const std::string& term) {
    Postings postings;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
        postings.emplace_back(*at, term.empty() ? at.get_doclength() : at.get_wdf());
    return postings;
}

std::vector<std::string> all_terms(const Xapian::Database& database) {
    std::vector<std::string> terms{""};
    for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) terms.push_back(*at);
    return terms;
}

Postings all_by_next(PostingList& list) {
    Postings found;
    for (; list.document() != PostingList::end; list.next()) found.emplace_back(list.document(), list.count());
    return found;
}

// Moves `list` at random. Checks after each move that `list` is at the posting that a search in `postings` finds.
void move_randomly(PostingList& list, const Postings& postings, test::Random& random) {
    const auto first_from = [&](std::uint32_t document) {
        return std::lower_bound(postings.begin(), postings.end(), std::pair(document, std::uint32_t{0}));
    };
    list.rewind();
    auto at = postings.begin();
    for (int move = 0; move < 60; ++move) {
        if (at == postings.end()) {
            REQUIRE(list.document() == PostingList::end);
            list.rewind();
            at = postings.begin();
            continue;
        }
        REQUIRE(list.document() == at->first);
        REQUIRE(list.count() == at->second);
        const std::uint64_t steps = random() % 3 ? random() % 12 : random() % 3000;
        const auto target = static_cast<std::uint32_t>(std::min<std::uint64_t>(at->first + steps, 0xfffffffe));
        switch (random() % 8) {
            case 0:
                list.rewind();
                at = postings.begin();
                break;
            case 1:
            case 2:
            case 3:
                list.skip_to(target);
                at = std::max(at, first_from(target));
                break;
            case 4:
            case 5: {
                Postings found;
                list.each_below(target, [&](auto document, auto count) { found.emplace_back(document, count); });
                const auto end = first_from(target);
                REQUIRE(found == Postings(at, std::max(at, end)));
                at = std::max(at, end);
                break;
            }
            default:
                list.next();
                ++at;
        }
    }
}

void check_list(const Tables& tables, const Xapian::Database& database, const std::string& term, test::Random& random) {
    CAPTURE(term);
    const Postings postings = postings_of(database, term);
    PostingList list(tables, term);
    REQUIRE(list.documents() == postings.size());
    // Xapian returns the lower 32 bits of the number of occurrences of a term.
    if (term.empty())
        REQUIRE(list.occurrences() == database.get_total_length());
    else
        REQUIRE(static_cast<Xapian::termcount>(list.occurrences()) == database.get_collection_freq(term));
    REQUIRE(all_by_next(list) == postings);
    if (postings.empty()) return;
    list.rewind();
    Postings found;
    list.each_below(PostingList::end, [&](auto document, auto count) { found.emplace_back(document, count); });
    REQUIRE(found == postings);
    move_randomly(list, postings, random);
}

TEST_SUITE("posting list") {
    TEST_CASE("after random moves, a list of mapped or unmapped tables is at the posting that Xapian reads") {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            CAPTURE(seed);
            const test::TempDir folder;
            test::Random random(seed);
            test::build_and_update(random, folder / "d", seed == 1 ? 4000 : random() % 300, (seed - 1) * 2);
            const Xapian::Database database((folder / "d").string());
            for (const bool mapped : {true, false}) {
                const Tables tables(folder / "d", mapped);
                CHECK(tables.is_mapped() == mapped);
                std::vector<std::string> terms = all_terms(database);
                for (const std::string& term : terms) {
                    check_list(tables, database, term, random);
                    check_list(tables, database, term + "x", random);
                }
                std::erase(terms, "");
                PostingList reopened(tables, "");
                for (int round = 0; round < 2; ++round) {
                    for (const std::string& term : terms) {
                        CAPTURE(term);
                        reopened.reopen(term + "x");
                        REQUIRE(all_by_next(reopened) == postings_of(database, term + "x"));
                        reopened.reopen(term);
                        REQUIRE(all_by_next(reopened) == postings_of(database, term));
                    }
                    std::shuffle(terms.begin(), terms.end(), random);
                }
            }
        }
    }

    TEST_CASE("large gaps and counts are read") {
        const test::TempDir folder;
        Postings postings;
        {
            Xapian::WritableDatabase database((folder / "d").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
            std::uint32_t number = 1;
            test::Random random(1);
            for (int i = 0; i < 2000; ++i) {
                number += 1 + static_cast<std::uint32_t>(random() % (random() % 8 ? 100 : 3'000'000));
                const auto count = static_cast<std::uint32_t>(random() % (random() % 8 ? 100 : 4'000'000'000));
                Xapian::Document document;
                document.add_term("word", count % 5 ? count % 200 : count);
                database.replace_document(number, document);
                postings.emplace_back(number, count % 5 ? count % 200 : count);
                if (i % 97 == 0) database.commit();
            }
            database.commit();
        }
        const Tables tables(folder / "d", true);
        PostingList list(tables, "word");
        CHECK(all_by_next(list) == postings);
        test::Random random(2);
        for (int i = 0; i < 20; ++i) move_randomly(list, postings, random);
    }

    TEST_CASE("the list of all documents is read in every order of moves if no number is missing") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "d").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
        test::Random random(3);
        for (std::uint32_t number = 1; number <= 5000; ++number) {
            Xapian::Document document;
            const std::uint64_t limit = number < 2000 ? 100 : random() % 2 ? 300 : random() % 8 ? 40'000 : 3'000'000;
            if (const auto length = static_cast<std::uint32_t>(random() % limit)) document.add_term("word", length);
            database.add_document(document);
        }
        database.commit();
        const Tables tables(folder / "d", true);
        const Postings postings = postings_of(database, "");
        REQUIRE(postings.size() == 5000);
        for (int i = 0; i < 200; ++i) {
            PostingList list(tables, "");
            move_randomly(list, postings, random);
            for (std::size_t at = 1 + random() % 700; at <= 5000; at += 1 + random() % 700) {
                if (list.document() > at) list.rewind();
                list.skip_to(static_cast<std::uint32_t>(at));
                REQUIRE(std::pair(list.document(), list.count()) == postings[at - 1]);
                if (at < 5000 && random() % 2) {
                    list.next();
                    REQUIRE(std::pair(list.document(), list.count()) == postings[at]);
                }
            }
        }
    }

    TEST_CASE("the lists of an empty database are empty") {
        const test::TempDir folder;
        Xapian::WritableDatabase((folder / "d").string(), Xapian::DB_CREATE).commit();
        for (const bool mapped : {true, false}) {
            const Tables tables(folder / "d", mapped);
            for (const char* term : {"", "a"}) {
                PostingList list(tables, term);
                CHECK(list.documents() == 0);
                CHECK(list.document() == PostingList::end);
                list.skip_to(7);
                list.rewind();
                list.each_below(9, [](auto, auto) { FAIL("a posting"); });
                CHECK(list.document() == PostingList::end);
            }
        }
    }
}

}  // namespace
}  // namespace kwic::glass
