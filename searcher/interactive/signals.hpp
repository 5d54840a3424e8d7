// SPDX-License-Identifier: GPL-2.0-or-later
// Signals while a terminal is not as its user left it. They come only where they are waited for, so that none cuts
// into a search or into what is written to the screen.
#pragma once

#include <csignal>

namespace kwic::searcher {

// One at a time. The signals, and what was done on them, are as before when it ends.
class Signals {
public:
    Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();

    // The mask to wait with: the one from before.
    const sigset_t& waiting_mask() const { return before_; }

    // The signal that asked the program to end; 0 if none has. It has to be raised again, when the terminal is as
    // before and this object is gone.
    int ended_by() const;

    // Whether the program went on after a stop since this was last asked.
    bool take_continued();

private:
    sigset_t before_;
    struct sigaction end_before_[4];
    struct sigaction continue_before_;
};

}  // namespace kwic::searcher
