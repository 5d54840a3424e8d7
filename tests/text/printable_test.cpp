// SPDX-License-Identifier: GPL-2.0-or-later
#include <kwic/printable.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

TEST_SUITE("printable") {
    TEST_CASE("printable text of any script is unchanged") {
        for (const std::string text : {"", "a.txt", "détente", "北京 вечер", "\\x1b", "👩‍👧", "\u200fאב"}) {
            CAPTURE(text);
            CHECK(kwic::printable(text) == text);
        }
    }

    TEST_CASE("characters that control a terminal are escaped") {
        struct Case {
            std::string_view bytes;
            std::string_view shown;
        };
        const std::vector<Case> cases = {
            {"\x1b[31mred", "\\x1b[31mred"},
            {"two\nlines\r\t", "two\\x0alines\\x0d\\x09"},
            {std::string_view("a\0b", 3), "a\\x00b"},
            {"\x7f", "\\x7f"},
            {"\u0080\u009b\u009f", "\\x80\\x9b\\x9f"},
            {"\u00a0", "\u00a0"},
            {"gpj\u202etxt", "gpj\\u202etxt"},
            {"\u2029\u2028\u202a\u2066\u2069", "\\u2029\\u2028\\u202a\\u2066\\u2069"},
            {"\u2027\u202f\u2065\u206a", "\u2027\u202f\u2065\u206a"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.shown);
            CHECK(kwic::printable(c.bytes) == c.shown);
        }
    }

    TEST_CASE("bytes that are not UTF-8 become U+FFFD") {
        struct Case {
            std::string_view bytes;
            std::string_view shown;
        };
        const std::vector<Case> cases = {
            {"caf\xe9", "caf\uFFFD"},
            {"\x9b", "\uFFFD"},
            {"\xe2\x82", "\uFFFD"},
            {"\xc0\x9b", "\uFFFD\uFFFD"},
            {"\xed\xa0\x80z", "\uFFFD\uFFFD\uFFFDz"},
            {"\xff\x1b", "\uFFFD\\x1b"},
        };
        for (const Case& c : cases) {
            CAPTURE(c.shown);
            CHECK(kwic::printable(c.bytes) == c.shown);
        }
    }

    TEST_CASE("sizes of at least 1 KB are printed with one decimal") {
        using kwic::shown_size;
        CHECK(shown_size(0) == "0 B");
        CHECK(shown_size(1023) == "1023 B");
        CHECK(shown_size(1024) == "1.0 KB");
        CHECK(shown_size(1258291) == "1.2 MB");
        CHECK(shown_size(std::uint64_t{5} << 40) == "5.0 TB");
        CHECK(shown_size(std::uint64_t{5000} << 40) == "5000.0 TB");
    }
}
