// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/terminal_codes.hpp"

#include "text/utf8_repair.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace kwic {
namespace {

using namespace std::string_literals;

std::string cleaned(std::string text) {
    remove_terminal_codes(text);
    return text;
}

TEST_SUITE("terminal codes") {
    TEST_CASE("a text without escape characters and backspaces is unchanged") {
        for (const std::string& text : {""s, "harbour\r\n\t"s, "détente 港 🚢"s, "a\0b"s, "^[[31m \\x1b[0m"s})
            CHECK(cleaned(text) == text);
    }

    TEST_CASE("colors and other attributes are removed, even within a word") {
        CHECK(cleaned("\x1b[31mFATAL\x1b[0m disk") == "FATAL disk");
        CHECK(cleaned("\x1b[1;38;5;196mred\x1b[m \x1b[38:2::1:2:3mblue\x1b[39;49m") == "red blue");
        CHECK(cleaned("har\x1b[01;31m\x1b[Kbo\x1b[m\x1b[Kur") == "harbour");
        CHECK(cleaned("\x1b(B\x1b[mplain\x1b[m\x0f text") == "plain text");
        CHECK(cleaned("\x1b[?25l\x1b[>4;1m\x1b"
                      "7a\x1b"
                      "8\x1b=\x1b"
                      "cb\x1b[2 q") == "ab");
    }

    TEST_CASE("a sequence that moves the cursor separates words") {
        CHECK(cleaned("old\x1b[5Charbour") == "old harbour");
        CHECK(cleaned("\x1b[2J\x1b[1;1Hold \x1b[3;1Hharbour\x1b[2A") == "old harbour ");
    }

    TEST_CASE("window titles and the addresses of links are removed, and the text of a link is kept") {
        CHECK(cleaned("see \x1b]8;;https://example.org/a\x1b\\the page\x1b]8;;\x1b\\.") == "see the page.");
        CHECK(cleaned("\x1b]0;root@host: ~\a$ ls \x1b]2;détente\x1b\\-l") == "$ ls -l");
        CHECK(cleaned("a\x1bP1$r0m\x1b\\b\x1b_G\x1b\\c\x1b^x\x1b\\d\x1bXy\x1b\\e") == "abcde");
    }

    TEST_CASE("an escape character becomes a space if no complete code begins with it") {
        for (const std::string& text : {"\x1b"s, "a\x1b["s, "\x1b[31"s, "\x1b[31\n"s, "\x1b]0;title\nnext"s,
                                        "\x1b]0;t"s, "\x1b\n"s, "\x1b("s, "\x1b]0;t\x1b"s, "\x1bé"s}) {
            std::string expected = text;
            std::replace(expected.begin(), expected.end(), '\x1b', ' ');
            CHECK(cleaned(text) == expected);
        }
    }

    TEST_CASE("of two overstruck characters, the readable character is kept") {
        CHECK(cleaned("N\bNA\bAM\bME\bE") == "NAME");
        CHECK(cleaned("_\bw_\bo_\br_\bd w\b_o\b_") == "word wo");
        CHECK(cleaned("_\bN\bN_\bO\bOT\bT\bT\bTE") == "NOTE");
        CHECK(cleaned("é\bé_\bñ 中\b\b中文\b文") == "éñ 中文");
        CHECK(cleaned("__\b\b中 NAME\b\b\b\bNAME ____\b\b\b\bNAME") == "中 NAME NAME");
        CHECK(cleaned("+\bo item |\b/\b-\b\\") == "o item \\");
        CHECK(cleaned("e\b' _\b a") == "e  a");
    }

    TEST_CASE("a backspace becomes a space if it is not part of an overstrike") {
        for (const std::string& text :
             {"\b"s, "\b\b"s, "a\b"s, "a\bb"s, "use \bword here"s, "a\n\ba"s, "a\b\na"s, "ab\b\ba\n"s, "a\b\ba"s}) {
            std::string expected = text;
            std::replace(expected.begin(), expected.end(), '\b', ' ');
            CHECK(cleaned(text) == expected);
        }
    }

    TEST_CASE("the result is valid UTF-8, is not longer than the text, and has no escape characters or backspaces") {
        std::mt19937 random(7);
        const std::vector<std::string> pieces = {"\x1b", "[", "]",  "31", ";",  "m", "\a", "\\", "\b",   "a",
                                                 "_",    "é", "中", "🚢",  "\n", " ", "P",  "(",  "\x0f", "\u0301"};
        for (int round = 0; round < 3000; ++round) {
            std::string text;
            for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
            const std::string result = cleaned(text);
            CAPTURE(text);
            CHECK(valid_utf8_length(result) == result.size());
            CHECK(result.size() <= text.size());
            CHECK(result.find_first_of("\x1b\b") == result.npos);
            CHECK(cleaned(result) == result);
        }
    }

    TEST_CASE("hostile texts are cleaned in linear time") {
        for (const std::string& piece : {"a\b"s, "\x1b["s, "\x1b]"s, "\x1b "s, "aaaa\b\b\b"s, "\b"s, "_\ba"s}) {
            std::string text;
            while (text.size() < 4 << 20) text += piece;
            remove_terminal_codes(text);
            CHECK(text.size() <= 4u << 21);
        }
        std::string text(1 << 20, 'a');
        text += std::string(1 << 20, '\b') + std::string(1 << 20, 'a');
        CHECK(cleaned(text).size() == 1 << 20);
    }
}

}  // namespace
}  // namespace kwic
