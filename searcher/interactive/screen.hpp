// SPDX-License-Identifier: GPL-2.0-or-later
// Screen is the terminal of an interactive search. Screen returns the keys that the user presses, and shows a Picture.
// Only screen.cpp and is_screen.cpp use ncurses.
#pragma once

#include "key.hpp"
#include "signals.hpp"
#include "view.hpp"

#include <optional>
#include <string>

namespace kwic::searcher {

// Returns true if standard input and output are a terminal whose cursor can be moved.
bool is_screen();

// Controls the terminal. Only one object may exist at a time. The destructor restores the terminal.
class Screen {
public:
    // Throws Error (io) if the terminal type in $TERM is unknown.
    explicit Screen(bool color);
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    ~Screen();

    ScreenSize size() const;
    void show(const Picture& picture);

    // Makes the next show() draw the entire screen.
    void redraw();

    // Returns the next key, or nothing if no key arrives within `milliseconds` or if a signal asks the program to end.
    // If `milliseconds` is -1, waits without limit. If the terminal is closed, returns Key::Kind::leave. After the
    // program was stopped and continued, returns Key::Kind::redraw.
    std::optional<Key> read_key(int milliseconds);

    // Sends SIGTSTP to all processes of the job, as the terminal does for Ctrl-Z. This program stops when read_key()
    // next waits for a key.
    void suspend();

    // Runs a shell command on the terminal. While the command runs, the terminal has its original state. Throws
    // Error (io) if the shell cannot be run or exits with a status other than 0.
    void run(const std::string& command);

    int ended_by() const { return signals_.ended_by(); }

private:
    std::optional<Key> next_key();
    Key after_escape();

    Signals signals_;
    bool color_;
};

}  // namespace kwic::searcher
