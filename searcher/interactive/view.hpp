// SPDX-License-Identifier: GPL-2.0-or-later
// Draws the state of an interactive search as the lines of a screen. In this example, `|` stands for the cursor:
//
//     Search: harbour tal|ks
//     7 documents (0.8 ms)
//
//     > 1. Envoys resume harbour talks
//          a/talks.txt:17  2023-07-19
//          … said that the harbour talks would go on …
//
//     Up/Down choose  PgUp/PgDn page  Enter open  Tab complete  Esc leave
#pragma once

#include "../paragraph.hpp"
#include "model.hpp"

#include <cstddef>
#include <vector>

namespace kwic::searcher {

struct ScreenSize {
    std::size_t rows = 24;
    std::size_t columns = 80;
    friend bool operator==(const ScreenSize&, const ScreenSize&) = default;
};

struct Picture {
    std::vector<std::vector<Run>> lines = {};  // printable lines that fit on the screen
    std::size_t cursor_column = 0;             // column of the cursor; the cursor is in the first line
};

// Returns the number of hits that fit on a screen, at least 1. The screen also shows the lines of the query, the total,
// the warnings and the keys.
std::size_t hits_that_fit(const ScreenSize& size);

// Returns the length in bytes of a snippet that fills its two lines on the screen, at least 40.
std::size_t snippet_length(const ScreenSize& size);

Picture draw(const State& state, const ScreenSize& size);

}  // namespace kwic::searcher
