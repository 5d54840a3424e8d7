// SPDX-License-Identifier: GPL-2.0-or-later
// is_screen() needs term.h, which defines macros with names such as `lines` and `columns`. In screen.cpp, the macros of
// term.h would replace members with the same names.
#include "screen.hpp"

#include <curses.h>
#include <term.h>

#include <unistd.h>

namespace kwic::searcher {

bool is_screen() {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return false;
    int error = 0;
    if (setupterm(nullptr, STDOUT_FILENO, &error) != OK) return false;
    const bool can_move = cursor_address != nullptr;
    del_curterm(cur_term);
    return can_move;
}

}  // namespace kwic::searcher
