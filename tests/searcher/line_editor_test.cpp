// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/interactive/line_editor.hpp"

#include <doctest/doctest.h>

#include <string>

using kwic::searcher::LineEditor;

namespace {

// Returns the text with | at the cursor.
std::string shown(const LineEditor& line) {
    std::string text = line.text();
    return text.insert(line.cursor(), "|");
}

}  // namespace

TEST_SUITE("line_editor") {
    TEST_CASE("text is inserted at the cursor") {
        LineEditor line("harbr");
        line.left();
        line.insert("ou");
        CHECK(shown(line) == "harbou|r");
        line.home();
        line.insert("é");
        CHECK(shown(line) == "é|harbour");
        line.end();
        CHECK(line.is_at_end());
        line.right();
        CHECK(shown(line) == "éharbour|");
    }

    TEST_CASE("characters are erased together with their combining marks") {
        LineEditor line("ae\u0301\u0323港");
        line.erase_before();
        CHECK(shown(line) == "ae\u0301\u0323|");
        line.left();
        CHECK(shown(line) == "a|e\u0301\u0323");
        line.erase_after();
        CHECK(shown(line) == "a|");
        line.erase_before();
        line.erase_before();
        line.erase_after();
        line.left();
        CHECK(shown(line) == "|");
    }

    TEST_CASE("a word is erased together with the white space after it") {
        LineEditor line("old harbour  talks");
        line.erase_word();
        CHECK(shown(line) == "old harbour  |");
        line.erase_word();
        CHECK(shown(line) == "old |");
        line.insert("x y");
        line.left();
        line.erase_word();
        CHECK(shown(line) == "old |y");
        line.clear();
        CHECK(shown(line) == "|");
    }

    TEST_CASE("control characters become spaces") {
        CHECK(LineEditor("a\x1b[31mb\nc\u202ed\xff").text() == "a [31mb c d ");
    }

    TEST_CASE("a line has at most 4096 bytes") {
        LineEditor line(std::string(100'000, 'x'));
        CHECK(line.text().size() == 4096);
        line.insert("é");
        CHECK(line.text().size() == 4096);
    }
}
