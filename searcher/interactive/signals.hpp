// SPDX-License-Identifier: GPL-2.0-or-later
// The class Signals blocks SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT and SIGWINCH while the program controls
// the terminal. These signals are delivered only while the program waits for a key or for the pager, so that no signal
// interrupts a search or a write to the screen.
#pragma once

#include <csignal>

namespace kwic::searcher {

// Only one object may exist at a time. The destructor restores the signal mask and the signal handlers.
class Signals {
public:
    Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;
    ~Signals();

    // Returns the signal mask that was set before the constructor was called. This mask is used while the program waits
    // for a key or for the pager.
    const sigset_t& waiting_mask() const { return before_; }

    // Returns the number of the signal that asked the program to end, or 0 if there was no such signal. The caller must
    // restore the terminal and destroy this object, and then raise the signal again.
    int ended_by() const;

    // Returns true if the program has received SIGCONT since the last call.
    bool take_continued();

private:
    sigset_t before_;
    struct sigaction end_before_[4];
    struct sigaction continue_before_;
};

}  // namespace kwic::searcher
