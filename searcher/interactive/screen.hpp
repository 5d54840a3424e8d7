// SPDX-License-Identifier: GPL-2.0-or-later
// The terminal: keys in, pictures out. Everything that ncurses does is behind it.
#pragma once

#include "key.hpp"
#include "signals.hpp"
#include "view.hpp"

#include <optional>
#include <string>

namespace kwic::searcher {

// Whether both standard streams are a terminal that a picture can be put on.
bool is_screen();

// One at a time. The terminal is as before when it ends.
class Screen {
public:
    // Throws Error (io) if $TERM names no terminal that is known.
    explicit Screen(bool color);
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    ~Screen();

    ScreenSize size() const;
    void show(const Picture& picture);
    void redraw();  // all, with the next picture

    // The next key, waited for no longer than `milliseconds`; -1: for as long as it takes. Nothing if there was none,
    // or if a signal came. A terminal that is gone is the key to leave.
    std::optional<Key> read_key(int milliseconds);

    void suspend();  // as Ctrl-Z does without a screen

    // Runs a command on the terminal as it was before.
    void run(const std::string& command);

    int ended_by() const { return signals_.ended_by(); }

private:
    std::optional<Key> next_key();
    Key after_escape();

    Signals signals_;
    bool color_;
};

}  // namespace kwic::searcher
