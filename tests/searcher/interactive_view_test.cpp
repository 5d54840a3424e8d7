// SPDX-License-Identifier: GPL-2.0-or-later
// Tests how draw() shows the State of an interactive search as the lines of a screen.
#include "searcher/interactive/view.hpp"

#include <kwic/printable.hpp>
#include <kwic/warning.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace kwic::searcher;

State one_hit() {
    State state;
    state.line = LineEditor("harbour");
    kwic::Hit hit;
    hit.rank = 1;
    hit.path = "a/talks.txt";
    hit.title = "Envoys resume harbour talks";
    hit.date = "2023-07-19";
    hit.snippets = {{.text = "the harbour\ntalks", .highlights = {{4, 11}}, .line = 17, .cut_before = true}};
    state.results.hits = {hit};
    state.results.total = {1, true};
    state.results.took_ms = 0.8;
    return state;
}

std::vector<std::string> texts(const Picture& picture) {
    std::vector<std::string> lines;
    for (const auto& line : picture.lines) {
        std::string text;
        for (const Run& run : line) text += run.text;
        lines.push_back(text.substr(0, text.find_last_not_of(' ') + 1));
    }
    return lines;
}

}  // namespace

TEST_SUITE("interactive_view") {
    TEST_CASE("a screen shows the query, the hits and the keys") {
        State state = one_hit();
        state.completion = "s";
        state.results.warnings = {{kwic::WarningCode::syntax, "a bracket was not closed"},
                                  {kwic::WarningCode::syntax, "something else"}};
        const Picture picture = draw(state, {10, 60});
        CHECK(texts(picture) == std::vector<std::string>{
                                    "Search: harbours",
                                    "1 document (0.8 ms)",
                                    "a bracket was not closed; something else",
                                    "> 1. Envoys resume harbour talks",
                                    "     a/talks.txt:17  2023-07-19",
                                    "     … the harbour talks",
                                    "",
                                    "",
                                    "",
                                    "Up/Down choose  PgUp/PgDn page  Enter open  Tab complete  E…",
                                });
        CHECK(picture.cursor_column == 15);
    }

    TEST_CASE("matches are highlighted") {
        const Picture picture = draw(one_hit(), {10, 80});
        bool is_marked = false;
        for (const Run& run : picture.lines[5]) is_marked |= run.text == "harbour" && run.style == "1;33";
        CHECK(is_marked);
    }

    TEST_CASE("a suggestion, a notice and an empty result are shown") {
        State state;
        state.line = LineEditor("harbuor");
        state.suggestion = "harbour";
        state.notice = "cannot open 'x'";
        const auto lines = texts(draw(state, {6, 80}));
        CHECK(lines[1] == "nothing found (0.0 ms)  did you mean: harbour (Tab)");
        CHECK(lines[5] == "cannot open 'x'");
        CHECK(texts(draw(State(), {6, 80}))[1] == "type words to search for");
    }

    TEST_CASE("a long query is shifted so that the cursor stays on the screen") {
        State state;
        state.line = LineEditor("港口会谈港口会谈abc");
        Picture picture = draw(state, {6, 20});
        CHECK(texts(picture)[0] == "Search: 港口会谈abc");
        CHECK(picture.cursor_column < 20);
        state.line.home();
        picture = draw(state, {6, 20});
        CHECK(picture.cursor_column == 8);
        CHECK(texts(picture)[0] == "Search: 港口会谈港…");
    }

    TEST_CASE("a path that is too long is cut at its beginning") {
        State state = one_hit();
        state.results.hits[0].path = "some/where/far/away/talks.txt";
        CHECK(texts(draw(state, {10, 36}))[4] == "     …/away/talks.txt:17  2023-07-19");
    }

    TEST_CASE("no line is wider than the screen or has control characters") {
        State state = one_hit();
        kwic::Hit& hit = state.results.hits[0];
        hit.title = "港口会谈\x1b[2J\u202e לשלום مرحبا a\u0301\u0301\u0301 港口会谈港口会谈港口会谈";
        hit.path = "港口/\x1b]0;x\x07.txt";
        hit.partial = true;
        hit.snippets[0].text = std::string(40, 'x') + "会谈\x07 \u2028 ไทย " + std::string(500, 'y');
        hit.snippets[0].highlights = {};
        state.suggestion = "\x1b[1m";
        state.completion = "\u202e";
        state.results.warnings = {{kwic::WarningCode::syntax, "no '\x1b'"}};
        for (std::size_t columns = 0; columns < 90; ++columns) {
            for (const std::size_t rows : {0, 1, 2, 5, 24}) {
                const Picture picture = draw(state, {rows, columns});
                CHECK(picture.lines.size() == rows);
                for (const std::string& line : texts(picture)) {
                    CAPTURE(columns);
                    CAPTURE(line);
                    CHECK(width_of(line) <= columns);
                    CHECK(kwic::printable(line) == line);
                }
            }
        }
    }

    TEST_CASE("the size of the screen determines the number of hits on a page and the length of a snippet") {
        CHECK(hits_that_fit({24, 80}) == 5);
        CHECK(hits_that_fit({8, 80}) == 1);
        CHECK(hits_that_fit({0, 0}) == 1);
        CHECK(snippet_length({24, 80}) == 142);
        CHECK(snippet_length({24, 0}) == 40);
    }
}
