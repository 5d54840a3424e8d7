// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/markup.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

using kwic::file_url;
using kwic::html;

TEST_SUITE("markup") {
    TEST_CASE("markup in the text is escaped") {
        CHECK(html("") == "");
        CHECK(html("Détente 東 😀\tone\ntwo") == "Détente 東 😀\tone\ntwo");
        CHECK(html("<a href=\"x\">'&amp;'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;");
        CHECK(html("one\r\ntwo\rthree\r") == "one\ntwo\nthree\n");
    }

    TEST_CASE("each highlight is in a <mark> element") {
        CHECK(html("the <harbour> talks", {{5, 12}, {14, 19}}) ==
              "the &lt;<mark>harbour</mark>&gt; <mark>talks</mark>");
        CHECK(html("a&b", {{0, 3}}) == "<mark>a&amp;b</mark>");
    }

    TEST_CASE("bidirectional controls, line separators and characters that are invalid in HTML are replaced") {
        CHECK(html(std::string_view("\xff\0\x01\x1b\x7f\u0085\uFFFE\uFDD0", 13)) ==
              "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
        CHECK(html("\u202eabc\u2066\u2028") == "\uFFFDabc\uFFFD\uFFFD");
    }

    TEST_CASE("invalid highlights do not hide any part of the text") {
        constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
        CHECK(html("harbour", {{0, far}}) == "<mark>harbour</mark>");
        CHECK(html("harbour", {{far, far}}) == "harbour");
        CHECK(html("harbour", {{3, 2}, {9, 4}}) == "harbour");
        CHECK(html("harbour", {{0, 4}, {2, 7}}) == "<mark>harb</mark><mark>our</mark>");
        CHECK(html("harbour", {{4, 7}, {0, 2}}) == "harb<mark>our</mark>");
        CHECK(html("é", {{0, 1}}) == "<mark>\uFFFD</mark>\uFFFD");
    }

    TEST_CASE("special characters in the URL of a file are percent-encoded") {
        CHECK(file_url("/notes/a.txt") == "file:///notes/a.txt");
        CHECK(file_url("/a b/ü?#&\"'<%\n") == "file:///a%20b/%C3%BC%3F%23%26%22%27%3C%25%0A");
        CHECK(file_url("/\xff") == "file:///%FF");
    }
}
