// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/period.hpp"

#include <doctest/doctest.h>

#include <string>

namespace kwic {
namespace {

TEST_SUITE("period") {
    TEST_CASE("years, months, weeks and days have a first and a last day") {
        struct Case {
            const char* text;
            const char* first;
            const char* last;
        };
        for (const auto& [text, first, last] : {Case{"2023", "20230000", "20231231"},
                                                {"2023-02", "20230200", "20230228"},
                                                {"2024-02", "20240200", "20240229"},
                                                {"2023-07-19", "20230719", "20230719"},
                                                {"2021-W01", "20210104", "20210110"},
                                                {"2020-w53", "20201228", "20210103"}}) {
            const std::string shown_text(text);
            CAPTURE(shown_text);
            const auto period = parse_period(text);
            REQUIRE(period);
            CHECK(period->first == first);
            CHECK(period->last == last);
        }
    }

    TEST_CASE("a text with an unknown format or a date that does not exist is not a period") {
        for (const char* text :
             {"", "foo", "2023-13", "2023-02-29", "2021-W00", "2021-W53", "20230719", "last", "2023-", "12:30"}) {
            CAPTURE(std::string(text));
            CHECK_FALSE(parse_period(text));
        }
    }

    TEST_CASE("relative periods follow one another without a gap") {
        const auto today = parse_period("today");
        const auto yesterday = parse_period("Yesterday");
        REQUIRE((today && yesterday));
        CHECK(day_after(yesterday->last) == today->first);
        CHECK(day_before(today->first) == yesterday->last);
        CHECK(day_after(parse_period("last-week")->last) == parse_period("this-week")->first);
        const auto this_month = parse_period("this-month");
        CHECK(this_month->first <= today->first);
        CHECK(this_month->last >= today->last);
        CHECK(parse_period("last-month")->last < this_month->first);
        CHECK(parse_period("last-year")->last < parse_period("this-year")->first);
    }
}

}  // namespace
}  // namespace kwic
