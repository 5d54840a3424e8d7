// SPDX-License-Identifier: GPL-2.0-or-later
// Tests how keys change the State of an interactive search, and which Request press() returns.
#include "searcher/interactive/model.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

namespace {

using namespace kwic::searcher;
using Kind = Key::Kind;

// Returns the state after a search with `hits` hits, on a screen with room for `page` hits.
State showing(std::size_t hits, std::size_t page = 3) {
    State state;
    set_page_size(state, page);
    state.line = LineEditor("harb");
    kwic::Results results;
    results.hits.resize(hits);
    set_results(state, results);
    return state;
}

Request press(State& state, Kind kind) { return kwic::searcher::press(state, Key{kind, {}}); }

}  // namespace

TEST_SUITE("interactive_model") {
    TEST_CASE("each change of the query starts a search, and a movement of the cursor does not") {
        State state = showing(0);
        CHECK(press(state, {Kind::text, "é"}) == Request::search);
        CHECK(state.line.text() == "harbé");
        CHECK(press(state, Kind::left) == Request::nothing);
        CHECK(press(state, Kind::backspace) == Request::search);
        CHECK(state.line.text() == "haré");
        CHECK(press(state, Kind::end) == Request::nothing);
        CHECK(press(state, Kind::erase) == Request::nothing);
        CHECK(press(state, Kind::home) == Request::nothing);
        CHECK(press(state, Kind::erase) == Request::search);
        CHECK(press(state, Kind::right) == Request::nothing);
        CHECK(press(state, Kind::erase_word) == Request::search);
        CHECK(state.line.text() == "ré");
        CHECK(press(state, Kind::clear) == Request::search);
        CHECK(press(state, Kind::clear) == Request::nothing);
        CHECK_FALSE(state.has_query());
    }

    TEST_CASE("the arrow keys select the hits of a page, and then go to the next or previous page") {
        State state = showing(4);
        CHECK(state.has_more);
        CHECK(state.results.hits.size() == 3);
        CHECK(press(state, Kind::down) == Request::nothing);
        CHECK(press(state, Kind::down) == Request::nothing);
        CHECK(state.selected == 2);
        CHECK(press(state, Kind::down) == Request::search);
        CHECK(state.first == 3);
        CHECK(state.selected == 0);

        kwic::Results last;
        last.hits.resize(1);
        set_results(state, last);
        CHECK(press(state, Kind::down) == Request::nothing);
        CHECK(state.selected == 0);
        CHECK(press(state, Kind::up) == Request::search);
        CHECK(state.first == 0);
        CHECK(state.selected == 2);
    }

    TEST_CASE("paging up stops at the first page") {
        State state = showing(2);
        CHECK(press(state, Kind::up) == Request::nothing);
        CHECK(press(state, Kind::page_up) == Request::nothing);
        CHECK(state.first == 0);
        CHECK(state.selected == 0);
    }

    TEST_CASE("paging down stops at the last hit") {
        State state = showing(4);
        CHECK(press(state, Kind::page_down) == Request::search);
        CHECK(state.first == 3);
        kwic::Results last;
        last.hits.resize(2);
        set_results(state, last);
        CHECK(press(state, Kind::page_down) == Request::nothing);
        CHECK(state.selected == 1);
        CHECK(press(state, Kind::page_up) == Request::search);
        CHECK(state.first == 0);
        CHECK(state.selected == 0);
    }

    TEST_CASE("a new query selects its first hit") {
        State state = showing(4);
        press(state, Kind::page_down);
        press(state, Kind::down);
        CHECK(press(state, {Kind::text, "o"}) == Request::search);
        CHECK(state.first == 0);
        CHECK(state.selected == 0);
    }

    TEST_CASE("if the new results end before the selected row, their last hit is selected") {
        State state = showing(3);
        press(state, Kind::page_down);
        kwic::Results fewer;
        fewer.hits.resize(1);
        set_results(state, fewer);
        CHECK(state.selected == 0);
        set_results(state, {});
        CHECK(state.selected == 0);
    }

    TEST_CASE("a change of the page size keeps the selected hit") {
        State state = showing(4);
        press(state, Kind::page_down);
        press(state, Kind::down);  // selects the second hit of the new page, before the results of this page are set
        set_page_size(state, 2);
        CHECK(state.first + state.selected >= 3);
        CHECK(state.first % 2 == 0);
        const std::size_t rank = state.first + state.selected;
        set_page_size(state, 0);
        CHECK(state.page_size == 1);
        CHECK(state.first + state.selected == rank);
    }

    TEST_CASE("Tab accepts the suggestion, or the completion if there is no suggestion") {
        State state = showing(0);
        state.completion = "our";
        state.suggestion = "harbours";
        CHECK(press(state, Kind::tab) == Request::search);
        CHECK(state.line.text() == "harbours");
        state.suggestion.reset();
        state.line = LineEditor("harb");
        CHECK(press(state, Kind::tab) == Request::search);
        CHECK(state.line.text() == "harbour");
        state.completion.clear();
        CHECK(press(state, Kind::tab) == Request::nothing);
    }

    TEST_CASE("Enter opens the selected hit if there is one") {
        State state = showing(0);
        CHECK(press(state, Kind::enter) == Request::nothing);
        state = showing(1);
        CHECK(press(state, Kind::enter) == Request::open);
    }

    TEST_CASE("a notice is shown until the next key") {
        State state = showing(1);
        state.notice = "cannot open";
        CHECK(press(state, Kind::other) == Request::nothing);
        CHECK(state.notice.empty());
        CHECK(press(state, Kind::leave) == Request::leave);
        CHECK(press(state, Kind::suspend) == Request::suspend);
        CHECK(press(state, Kind::redraw) == Request::redraw);
        CHECK(press(state, Kind::resize) == Request::nothing);
    }
}
