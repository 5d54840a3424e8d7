// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/html.hpp"

#include "input/formats/formats.hpp"
#include "support/samples.hpp"
#include "support/strings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace kwic;

namespace {

// Returns the number of the line of the page, counted from 1, from which the word `word` of the text is.
std::ptrdiff_t line_of(const Reading& reading, std::string_view word) {
    const std::size_t offset = reading.text->find(word);
    REQUIRE(offset != std::string::npos);
    std::ptrdiff_t line = std::count(reading.text->begin(), reading.text->begin() + std::ptrdiff_t(offset), '\n') + 1;
    std::int64_t shift = 0;
    for (const LineShift& each : reading.lines)
        if (each.offset <= offset) shift = each.shift;
    return line + shift;
}

std::string repeated(std::string_view part, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

}  // namespace

TEST_CASE("HTML pages have the text, the title and the headings that a person reads") {
    const auto samples = test::read_samples("input/formats/html.samples");
    CHECK(samples.size() >= 50);
    for (const test::Sample& sample : samples) {
        CAPTURE(sample.name);
        const Reading reading = read_html(sample.source);
        CHECK(reading.text.value_or("") == sample.text);
        CHECK(reading.title == sample.title);
        CHECK(reading.date == sample.date);
        CHECK(reading.headings == sample.headings);
    }
}

TEST_CASE("each word of an HTML page leads back to its line") {
    const Reading reading = read_html(
        "<html>\n<head>\n<script>\n\n\n</script></head>\n<body>\n<p>one\ntwo <b>three\nfour</b></p><p>five</p>\n"
        "<pre>\nsix\nseven\n\neight</pre>\n\n<img\n alt='nine'\n> ten &amp;\n&eacute;leven");
    CHECK(line_of(reading, "one") == 8);
    CHECK(line_of(reading, "two") == 9);
    CHECK(line_of(reading, "three") == 9);
    CHECK(line_of(reading, "four") == 10);
    CHECK(line_of(reading, "five") == 10);
    CHECK(line_of(reading, "six") == 12);
    CHECK(line_of(reading, "seven") == 13);
    CHECK(line_of(reading, "eight") == 15);
    CHECK(line_of(reading, "nine") == 17);
    CHECK(line_of(reading, "ten") == 19);
    CHECK(line_of(reading, "&") == 19);
    CHECK(line_of(reading, "éleven") == 20);
}

TEST_CASE("hostile HTML pages are read in linear time and lose no text") {
    constexpr std::size_t count = 200'000;
    for (const std::string_view part :
         {"<b>",        "</i>",       "<div><p>",   "<a href=\"",
          "<a b='>\" ", "<!--",       "<!-- --",    "<![CDATA[",
          "<?php ",     "<template>", "<svg>",      "<title>",
          "<textarea>", "<script",    "<ruby><rt>", "<table><tr><td>",
          "&",          "&#",         "&#x41",      "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "</",         "<h1>",       "<pre>",      "<sup>1",
          "<a =\">\" ", "<",          "<x <y "}) {
        CAPTURE(part);
        const Reading reading = read_html("<p>before</p>" + repeated(part, count) + ">\n<p>after the end</p>");
        CHECK(count_of(*reading.text, "before") == 1);
        CHECK(count_of(*reading.text, "after the end") == 1);
        CHECK(reading.text->size() <= 2 * (part.size() + 2) * count);
    }
}

TEST_CASE("nesting of any depth keeps the text of a page") {
    const std::string page = repeated("<div><span>", 300'000) + "deep" + repeated("</span></div>", 300'000) + "shallow";
    CHECK(*read_html(page).text == "deep\nshallow");
}

TEST_CASE("an HTML page is recognized by its name or by its beginning") {
    const auto is_html = [](std::string_view path, std::string_view text) {
        const FileFormat* const format = file_format(path, text);
        return format != nullptr && format->name == "HTML";
    };
    CHECK(is_html("a/page.html", "text"));
    CHECK(is_html("a/PAGE.HTM", "text"));
    CHECK(is_html("page.html.gz", "text"));
    CHECK(is_html("page.html~", "text"));
    CHECK(is_html("saved", "\n<!-- saved -->\n<!doctype HTML>\n<p>x"));
    CHECK(is_html("index.html.de", "<html lang='de'>"));
    CHECK(is_html("page.aspx?id=3", "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\">"));
    CHECK_FALSE(is_html("page.php", "<!DOCTYPE html><html><?php echo 1; ?>"));
    CHECK_FALSE(is_html("notes.txt", "The element <html> begins a page"));
    CHECK_FALSE(is_html("notes.txt", "<htmlx>"));
    CHECK_FALSE(is_html("html", "text"));
    CHECK_FALSE(is_html(".html", "text"));
}

TEST_CASE("the charset of an HTML page is the one that browsers use") {
    CHECK(html_charset("<meta charset=iso-8859-1>") == "windows-1252");
    CHECK(html_charset("<html><head>\n<META CHARSET='Shift_JIS'>") == "windows-31j");
    CHECK(html_charset("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=KOI8-R\">") == "koi8-r");
    CHECK(html_charset("<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>") == "windows-1251");
    CHECK(html_charset("<meta name=x content=y><meta charset=gb2312>") == "gb18030");
    CHECK(html_charset("<meta charset=utf-8>").empty());
    CHECK(html_charset("<!-- <meta charset=koi8-r> -->").empty());
    CHECK(html_charset("<p>charset=koi8-r").empty());
}
