// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_reference.hpp"

#include "query/known_field.hpp"
#include "support/strings.hpp"
#include "text/fold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>

namespace kwic {
namespace {

using test::Strings;

}  // namespace

TEST_SUITE("field references") {
    TEST_CASE("a name denotes the field with this name, or else the only field whose name differs only in case") {
        std::mt19937 random(3);
        const Strings pool = {"status", "Status", "STATUS", "título", "TÍTULO", "a.b",
                              "A.b",    "price",  "Date",   "date",   "x"};
        std::size_t exact = 0, similar = 0, unknown = 0;
        for (int round = 0; round < 2000; ++round) {
            Strings names;
            schema::FieldEntries entries;
            for (const std::string& name : pool)
                if (random() % 3 == 0) names.push_back(name);
            std::sort(names.begin(), names.end());
            for (const std::string& name : names) schema::field_entry(name, entries);
            const std::string& wanted = pool[random() % pool.size()];
            CAPTURE(wanted);
            Strings matching;
            for (const std::string& name : names)
                if (fold(name) == fold(wanted)) matching.push_back(name);
            const bool is_exact = std::find(names.begin(), names.end(), wanted) != names.end();
            const std::string expected = is_exact ? wanted : matching.size() == 1 ? matching[0] : "";
            (is_exact ? exact : expected.empty() ? unknown : similar) += 1;
            const auto in_list = named_field(wanted, names);
            CHECK((in_list == names.end() ? "" : *in_list) == expected);
            const auto entry = named_field(wanted, entries);
            CHECK((entry == entries.end() ? "" : entry->first) == expected);
            const auto of_query = known_field("\\" + wanted, names);
            CHECK((of_query ? custom_name(*of_query) : "") == expected);
        }
        CHECK(exact > 100);
        CHECK(similar > 100);
        CHECK(unknown > 100);
    }

    TEST_CASE("a built-in name may be in any case, and denotes a custom field if a backslash precedes the name") {
        CHECK(read_field_reference("Date").is("date"));
        CHECK(read_field_reference("RELEVANCE").is("relevance"));
        CHECK_FALSE(read_field_reference("\\date").is("date"));
        CHECK_FALSE(read_field_reference("dates").is("date"));
        CHECK_FALSE(read_field_reference("").is("date"));
        CHECK(read_field_reference("\\date").name == "date");
        CHECK(read_field_reference("a\\,b").name == "a,b");
    }
}

}  // namespace kwic
