// SPDX-License-Identifier: GPL-2.0-or-later
#include "open/document_lengths.hpp"
#include "compile/bm25.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <cstdint>
#include <random>

namespace kwic {
namespace {

TEST_SUITE("document lengths") {
    TEST_CASE("lengths are correct in any order of calls, whether or not their blocks are in memory") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        constexpr Xapian::docid last = 2 * DocumentLengths::block_size + 500;
        const auto length_of = [](Xapian::docid id) { return id == 1024 ? 0 : 1 + id * 7919 % 101; };
        for (Xapian::docid id = 1; id <= last; ++id) {
            Xapian::Document document;
            document.add_term("ferry", 1 + id * 7919 % 101);
            database.add_document(document);
        }
        database.delete_document(1024);
        database.commit();
        DocumentLengths lengths(database, glass::Tables::open(database, folder / "db", true));
        std::mt19937 random(5);
        for (int round = 0; round < 2'000; ++round) {
            const auto id = static_cast<Xapian::docid>(1 + random() % last);
            REQUIRE(lengths.length(id) == length_of(id));
            if (round < 1'000 || round % 400 != 0) continue;
            const Xapian::docid begin = id / DocumentLengths::block_size * DocumentLengths::block_size;
            const std::uint32_t* const block = lengths.block(begin);
            for (Xapian::docid each = 1; each <= last; ++each)
                if (each - begin < DocumentLengths::block_size) REQUIRE(block[each - begin] == length_of(each));
        }
        CHECK(lengths.norm(7) == doctest::Approx(bm25::length_norm(7 / lengths.average())));
        CHECK(lengths.average() == doctest::Approx(database.get_avlength()));
    }
}

}  // namespace
}  // namespace kwic
