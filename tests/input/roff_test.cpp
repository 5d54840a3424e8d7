// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/roff.hpp"

#include "input/formats/formats.hpp"
#include "support/samples.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

using namespace kwic;

TEST_CASE("manual pages have the text, the title, the date and the headings of the formatted page") {
    for (const test::Sample& sample : test::read_samples("input/formats/roff.samples")) {
        CAPTURE(sample.name);
        const Reading reading = read_roff(sample.source);
        CHECK(reading.text.value_or("") == sample.text);
        CHECK(reading.title == sample.title);
        CHECK(reading.date == sample.date);
        CHECK(reading.headings == sample.headings);
    }
}

TEST_CASE("hostile manual pages are read in linear time and memory") {
    constexpr std::size_t count = 200'000;
    for (const std::string_view part :
         {"\\f(", "\\*", "\\[", "\\h'", ".if n \\{\n", ".if n .if n ", ".de\n", ".SH\n", ".TS\n", "\\", ".TP\n",
          ".Op Oo ", ".Fl ", ".nf\nx\n", "\"", ".B \"\"\"", ".el \\{\n", "\t"}) {
        CAPTURE(part);
        std::string page = ".TH X 1\n";
        for (std::size_t i = 0; i < count; ++i) page += part;
        CHECK(read_roff(page).text->size() <= 4 * page.size());
    }
    std::string page = ".ds a " + std::string(150, 'a') + "\n";
    for (std::size_t i = 0; i < count; ++i) page += "\\*a";
    CHECK(read_roff(page).text->size() <= 2 * page.size() + (1 << 16));
}

TEST_CASE("a manual page is recognized by its beginning") {
    const auto is_roff = [](std::string_view path, std::string_view text) {
        const FileFormat* const format = file_format(path, text);
        return format != nullptr && format->name == "roff";
    };
    CHECK(is_roff("man1/a.1", ".TH A 1\n"));
    CHECK(is_roff("man1/a.1.gz", "\n.Dd May 1, 2024\n"));
    CHECK(is_roff("a.3pm", ".\\\" Automatically generated\n.de Sp\n"));
    CHECK(is_roff("a", "'\\\" t\n.TH A 1\n"));
    CHECK_FALSE(is_roff("app.log.1", "started\n.TH A 1\n"));
    CHECK_FALSE(is_roff("a.txt", ".\\\" a comment\n"));
    CHECK_FALSE(is_roff("a.1", ".so man1/b.1\n"));
    CHECK_FALSE(is_roff("a.1", "1. One\n"));
}
