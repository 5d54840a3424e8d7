// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/document_lengths.hpp"
#include "compile/bm25.hpp"
#include "support/temp_dir.hpp"

#include <kwic/error.hpp>

#include <doctest/doctest.h>
#include <xapian.h>

#include <string>

namespace kwic {
namespace {

TEST_SUITE("document lengths") {
    TEST_CASE("length() and length_norm() return correct values before and after keep()") {
        const test::TempDir folder;
        Xapian::WritableDatabase database((folder / "db").string(), Xapian::DB_CREATE_OR_OVERWRITE);
        constexpr Xapian::docid last = 2500;  // three blocks
        for (Xapian::docid id = 1; id <= last; ++id) {
            Xapian::Document document;
            document.add_term("ferry", 1 + id * 7919 % 101);
            database.add_document(document);
        }
        database.delete_document(1024);
        database.commit();
        DocumentLengths lengths(database);
        const auto check = [&] {
            for (Xapian::docid id = 1; id <= last; ++id) {
                if (id == 1024) continue;
                const Xapian::termcount length = 1 + id * 7919 % 101;
                REQUIRE(lengths.length(id) == length);
                REQUIRE(lengths.length_norm(id) == doctest::Approx(bm25::length_norm(length / lengths.average())));
            }
        };
        check();
        lengths.keep();
        check();
        CHECK(lengths.length(1024) == 0);
        CHECK_THROWS_AS((void)lengths.length(1'000'000), Error);
    }
}

}  // namespace
}  // namespace kwic
