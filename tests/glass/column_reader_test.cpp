// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/column_reader.hpp"

#include "glass/open_database.hpp"
#include "support/bulk_collection.hpp"
#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace kwic::glass {
namespace {

std::map<Xapian::docid, std::string> values_of(const Xapian::Database& database, Xapian::valueno slot) {
    std::map<Xapian::docid, std::string> values;
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
        values[at.get_docid()] = *at;
    return values;
}

TEST_SUITE("column reader") {
    TEST_CASE("the values in mapped and unmapped tables equal those that Xapian reads, in any order of the documents") {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            CAPTURE(seed);
            const test::TempDir folder;
            test::Random random(seed);
            test::build_and_update(random, folder / "d", seed == 1 ? 2000 : random() % 300, (seed - 1) * 3);
            const Xapian::Database database((folder / "d").string());
            const Xapian::docid last = database.get_lastdocid();
            for (const bool mapped : {true, false})
                for (const Xapian::valueno slot : {0, 1, 8, 77, 5000}) {
                    CAPTURE(slot);
                    const auto values = values_of(database, slot);
                    const auto expected = [&](Xapian::docid document) {
                        const auto found = values.find(document);
                        return found == values.end() ? std::string() : found->second;
                    };
                    const Tables tables(folder / "d", mapped);
                    ColumnReader in_order(tables, slot);
                    for (Xapian::docid document = 0; document <= last + 2; ++document)
                        REQUIRE(in_order.value(document) == expected(document));
                    ColumnReader forward(tables, slot), at_random(tables, slot);
                    for (Xapian::docid document = 0; document <= last;
                         document += 1 + static_cast<Xapian::docid>(random() % (random() % 4 ? 9 : 500)))
                        REQUIRE(forward.value(document) == expected(document));
                    for (int i = 0; i < 300; ++i) {
                        const auto document = static_cast<Xapian::docid>(random() % (last + 3));
                        REQUIRE(at_random.value(document) == expected(document));
                    }
                    CHECK(at_random.value(0xffffffff).empty());
                    CHECK((tables.value_offsets(slot) != nullptr) == mapped);
                    for (int round = 0; round < 2; ++round) {
                        ColumnReader by_offsets(tables, slot, true);
                        for (int i = 0; i < 300; ++i) {
                            const auto document = static_cast<Xapian::docid>(random() % (last + 3));
                            REQUIRE(by_offsets.value(document) == expected(document));
                        }
                    }
                }
        }
    }

    TEST_CASE("values far apart are read without the values between them") {
        const test::TempDir folder;
        std::map<Xapian::docid, std::string> values;
        {
            Xapian::WritableDatabase database((folder / "d").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
            test::Random random(1);
            for (Xapian::docid number = 5; number < 4'000'000'000;
                 number += 1 + static_cast<Xapian::docid>(random() % 9'000'000)) {
                values[number] = std::string(1 + random() % 40, static_cast<char>(random()));
                Xapian::Document document;
                document.add_value(3, values[number]);
                database.replace_document(number, document);
            }
            database.commit();
        }
        const Tables tables(folder / "d", true);
        ColumnReader reader(tables, 3), by_chance(tables, 3);
        for (const auto& [document, value] : values) {
            REQUIRE(reader.value(document - 1).empty());
            REQUIRE(reader.value(document) == value);
            REQUIRE(reader.value(document + 1).empty());
        }
        test::Random random(2);
        for (int i = 0; i < 500; ++i) {
            const auto found = values.lower_bound(static_cast<Xapian::docid>(random() % 4'000'000'000));
            if (found != values.end()) REQUIRE(by_chance.value(found->first) == found->second);
        }
    }
}

TEST_SUITE("open database") {
    TEST_CASE("the data and metadata in mapped and unmapped tables equal those that Xapian reads") {
        for (unsigned seed = 1; seed <= 4; ++seed) {
            CAPTURE(seed);
            const test::TempDir folder;
            test::Random random(seed);
            test::build_and_update(random, folder / "d", random() % 300, seed * 3);
            const Xapian::Database database((folder / "d").string());
            for (const bool mapped : {true, false}) {
                const OpenDatabase opened = OpenDatabase::local(database, folder / "d", mapped);
                REQUIRE(opened.tables);
                const OpenDatabase by_xapian(database);
                for (Xapian::docid document = 1; document <= database.get_lastdocid() + 1; ++document)
                    REQUIRE(opened.data(document) == by_xapian.data(document));
                for (auto at = database.metadata_keys_begin(); at != database.metadata_keys_end(); ++at) {
                    REQUIRE(opened.metadata(*at) == database.get_metadata(*at));
                    REQUIRE(opened.metadata(*at + "?").empty());
                }
            }
        }
    }
}

}  // namespace
}  // namespace kwic::glass
