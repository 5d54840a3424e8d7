// SPDX-License-Identifier: GPL-2.0-or-later
// What an interactive search knows, and what each key makes of it. Nothing here knows a terminal or an index.
#pragma once

#include "key.hpp"
#include "line_editor.hpp"

#include <kwic/results.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace kwic::searcher {

struct State {
    LineEditor line = {};
    std::size_t page_size = 1;  // hits that fit the screen
    std::size_t first = 0;      // hits before the page
    std::size_t selected = 0;   // on the page, from 0
    bool has_more = false;      // hits after the page
    Results results = {};       // of the page
    std::optional<std::string> suggestion = {};
    std::string completion = {};  // what the last word may go on with
    std::string notice = {};      // until the next key

    bool has_query() const { return line.text().find_first_not_of(' ') != std::string::npos; }
};

enum class Request {
    nothing,  // but to show the state again
    search,
    open,  // the hit that is selected
    leave,
    suspend,
    redraw,
};

// Changes the state as the key wants it and says what must be done now.
Request press(State& state, const Key& key);

// Another size of the page; the hit that is selected stays so.
void set_page_size(State& state, std::size_t hits);

// Puts in the answer to a search for one hit more than fits the page, from `first` on.
void set_results(State& state, Results results);

}  // namespace kwic::searcher
