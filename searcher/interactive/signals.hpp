// SPDX-License-Identifier: GPL-2.0-or-later
// Handles signals while the program controls the terminal. They are delivered only while the program waits for a key,
// so that none interrupts a search or a write to the screen.
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

    // The signal mask before the constructor, for waiting.
    const sigset_t& waiting_mask() const { return before_; }

    // The signal that requested the program to end, or 0. The caller raises it again after the terminal is restored and
    // this object is destroyed.
    int ended_by() const;

    // Whether the program was stopped and continued since the last call.
    bool take_continued();

private:
    sigset_t before_;
    struct sigaction end_before_[4];
    struct sigaction continue_before_;
};

}  // namespace kwic::searcher
