// SPDX-License-Identifier: GPL-2.0-or-later
// The state of an interactive search, and the effect of each key on the state. This code uses neither the terminal nor
// the index.
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
    std::size_t page_size = 1;                   // number of hits that fit on the screen
    std::size_t first = 0;                       // number of hits before the page
    std::size_t selected = 0;                    // position of the selected hit on the page, from 0
    bool has_more = false;                       // whether there are hits after the page
    Results results = {};                        // results of the last search; `hits` holds only the hits of the page
    std::optional<std::string> suggestion = {};  // corrected spelling of the query
    std::string completion = {};                 // text that would complete the last word
    std::string notice = {};                     // message shown until the next key

    bool has_query() const { return line.text().find_first_not_of(' ') != std::string::npos; }
};

// The action that a key requires before the state is drawn again.
enum class Request {
    nothing,
    search,
    open,  // open the selected hit
    leave,
    suspend,
    redraw,
};

// Applies a key to the state and returns the action that the key requires.
Request press(State& state, const Key& key);

// Changes the number of hits per page. The selected hit stays selected.
void set_page_size(State& state, std::size_t hits);

// Stores the results of a search for page_size + 1 hits from the offset State::first. If there are
// page_size + 1 hits, drops the last hit and sets State::has_more to true; otherwise sets State::has_more to false.
void set_results(State& state, Results results);

}  // namespace kwic::searcher
