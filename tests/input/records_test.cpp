// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/records.hpp"

#include "input/formats/formats.hpp"
#include "support/samples.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

using namespace kwic;

TEST_CASE("subtitles, catalogues of gettext, calendars and cards are read without their markers") {
    for (const test::Sample& sample : test::read_samples("input/formats/records.samples")) {
        CAPTURE(sample.name);
        const FileFormat* const format =
            file_format("a." + sample.name.substr(0, sample.name.find(':')), sample.source);
        REQUIRE(format);
        const Reading reading = format->read(sample.source);
        CHECK(reading.text.value_or("") == sample.text);
        CHECK(reading.title == sample.title);
        CHECK(reading.date == sample.date);
    }
}

TEST_CASE("subtitles with Windows line ends are read like others") {
    CHECK(read_subtitles("1\r\n00:00:01,000 --> 00:00:02,000\r\none\r\ntwo\r\n").text.value_or("") == "one\ntwo");
    CHECK(read_calendar("BEGIN:VCARD\r\nFN:Ada\r\n  Lane\r\nEND:VCARD\r\n").title == "Ada Lane");
}

TEST_CASE("hostile subtitles, catalogues and calendars are read in linear time") {
    constexpr std::size_t count = 200'000;
    for (const std::string_view part :
         {"<", "<v ", "{\\", "&", "1\n00:00 --> \n", "msgid \"a\"\n", "\"a\\", "#~ ", "SUMMARY:\\n\n", "A;\"", " \n",
          "=\n", "BEGIN:VTIMEZONE\n", "N;ENCODING=QUOTED-PRINTABLE:=\n"}) {
        CAPTURE(part);
        std::string source;
        for (std::size_t i = 0; i < count; ++i) source += part;
        for (const auto read : {read_subtitles, read_gettext, read_calendar})
            CHECK(read(source).text.value_or("").size() <= 2 * source.size());
    }
}
