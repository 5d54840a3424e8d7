// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/iso_time.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace kwic {
namespace {

constexpr std::int64_t epoch = 62'167'219'200;  // 1970-01-01T00:00:00Z

// Returns the first and the last instant of `text`. Each instant is written as the seconds since 1970 and the
// nanoseconds, such as `1716163200.0`.
std::string range_of(const std::string& text) {
    const auto range = parse_iso_time(text);
    if (!range) return "none";
    const auto written = [](const Instant& instant) {
        return std::to_string(instant.seconds - epoch) + "." + std::to_string(instant.nanoseconds);
    };
    return written(range->first) + " to " + written(range->last);
}

}  // namespace

TEST_SUITE("dates and times of ISO 8601") {
    TEST_CASE("a text denotes all instants of its year, month, day, hour, minute, second or part of a second") {
        CHECK(range_of("1970") == "0.0 to 31535999.999999999");
        CHECK(range_of("1970-12") == "28857600.0 to 31535999.999999999");
        CHECK(range_of("2024-02") == "1706745600.0 to 1709251199.999999999");
        CHECK(range_of("2024-05-20") == "1716163200.0 to 1716249599.999999999");
        CHECK(range_of("2024-05-20T12") == "1716206400.0 to 1716209999.999999999");
        CHECK(range_of("2024-05-20T12:30") == "1716208200.0 to 1716208259.999999999");
        CHECK(range_of("2024-05-20T12:30:05") == "1716208205.0 to 1716208205.999999999");
        CHECK(range_of("2024-05-20T12:30:05.25") == "1716208205.250000000 to 1716208205.259999999");
        CHECK(range_of("2024-05-20T12:30:05,123456789999") == "1716208205.123456789 to 1716208205.123456789");
    }

    TEST_CASE("instants are converted from the zone of the text to UTC, and a text without a zone is in UTC") {
        const std::string noon = range_of("2024-05-20T12:00:00");
        for (const char* same : {"2024-05-20T12:00:00Z", "2024-05-20t12:00:00z", "2024-05-20 12:00:00",
                                 "2024-05-20T14:00:00+02:00", "2024-05-20T06:30:00-0530", "2024-05-20T13:00:00+01",
                                 "20240520T120000Z", "20240520T120000", "2024-05-21T00:00:00+12:00"})
            CHECK_MESSAGE(range_of(same) == noon, std::string(same));
        CHECK(parse_iso_time("0000-01-01T00:00+01:00")->first.seconds == -3600);
    }

    TEST_CASE("the hour 24 is the end of a day, and a leap second counts as the next second") {
        CHECK(range_of("2024-05-20T24:00:00") == range_of("2024-05-21T00:00:00"));
        CHECK(range_of("2016-12-31T23:59:60Z") == range_of("2017-01-01T00:00:00Z"));
        CHECK(range_of("2024-05-20T24:00:01") == "none");
        CHECK(range_of("2024-05-20T24:30") == "none");
    }

    TEST_CASE("texts of other forms, and dates and times that do not exist, are refused") {
        for (const char* text : {"",
                                 "T12:00",
                                 "24",
                                 "20240520",
                                 "2024-5-20",
                                 "2024-13",
                                 "2023-02-29",
                                 "2024-05-20T",
                                 "2024-05-20T25:00",
                                 "2024-05-20T12:60",
                                 "2024-05-20T12:00:61",
                                 "2024-05-20T12:00:00.",
                                 "2024-05-20T12:00:00+",
                                 "2024-05-20T12:00:00+24:00",
                                 "2024-05-20T12:00:00Z ",
                                 " 2024-05-20",
                                 "2024-05T12:00",
                                 "2024T12:00",
                                 "2024-05-20x12:00",
                                 "2024-05-20T1:00",
                                 "2024-05-20T12:0",
                                 "20240520 120000",
                                 "2024-W20",
                                 "-2024",
                                 "2024-05-20T12:00:00+02:00:00",
                                 "2024-05-20T12:00Zulu",
                                 "2024-05-20T12:00:00\xc3\xa9"})
            CHECK_MESSAGE(range_of(text) == "none", std::string(text));
    }

    TEST_CASE("days_range() returns all instants of the days, and reads the month or day 00 as the first") {
        CHECK(days_range("20240520", "20240520") == parse_iso_time("2024-05-20"));
        CHECK(days_range("20240000", "20241231") == parse_iso_time("2024"));
        CHECK(days_range("20240200", "20240229") == parse_iso_time("2024-02"));
    }

    TEST_CASE("to_string() writes a date and a time that parse_iso_time() reads as the same instant") {
        for (const char* text : {"2024-05-20", "0000-01-01", "9999-12-31", "2024-02-29T23:59:59Z",
                                 "2024-05-20T00:00:01Z", "2024-05-20T12:00:00.5Z", "2024-05-20T12:00:00.000000001Z"})
            CHECK(to_string(parse_iso_time(text)->first) == text);
        CHECK(to_string(parse_iso_time("2024-05-20T00:30:00+02:00")->first) == "2024-05-19T22:30:00Z");
        CHECK(day_of(parse_iso_time("2024-05-20T00:30:00+02:00")->first) == Date{2024, 5, 19});
    }

    TEST_CASE("weeks begin on Mondays, and a week belongs to the year of its Thursday") {
        for (const auto& [day, week] : std::map<std::string, std::string>{{"2024-12-29", "2024-W52"},
                                                                          {"2024-12-30", "2025-W01"},
                                                                          {"2021-01-03", "2020-W53"},
                                                                          {"2021-01-04", "2021-W01"},
                                                                          {"2023-01-01", "2022-W52"},
                                                                          {"2024-01-01", "2024-W01"},
                                                                          {"2026-12-31", "2026-W53"}})
            CHECK(iso_week(*parse_date(day)) == week);
    }
}

}  // namespace kwic
