// SPDX-License-Identifier: GPL-2.0-or-later
#include "signals.hpp"

#include <csignal>
#include <cstddef>
#include <iterator>

namespace kwic::searcher {
namespace {

constexpr int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

volatile std::sig_atomic_t ended = 0;
volatile std::sig_atomic_t continued = 0;

extern "C" void note_end(int signal) { ended = signal; }
extern "C" void note_continue(int) { continued = 1; }

}  // namespace

Signals::Signals() {
    ended = 0;
    continued = 0;
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH}) sigaddset(&held, signal);
    sigprocmask(SIG_BLOCK, &held, &before_);

    struct sigaction action {};
    action.sa_handler = note_end;
    for (std::size_t i = 0; i < std::size(ends); ++i) {
        sigaction(ends[i], nullptr, &end_before_[i]);
        // A signal that is already ignored, such as SIGHUP under nohup, stays ignored.
        if (end_before_[i].sa_handler != SIG_IGN) sigaction(ends[i], &action, nullptr);
    }
    action.sa_handler = note_continue;
    sigaction(SIGCONT, &action, &continue_before_);
}

Signals::~Signals() {
    for (std::size_t i = 0; i < std::size(ends); ++i) sigaction(ends[i], &end_before_[i], nullptr);
    sigaction(SIGCONT, &continue_before_, nullptr);
    sigprocmask(SIG_SETMASK, &before_, nullptr);
}

int Signals::ended_by() const { return ended; }

bool Signals::take_continued() {
    const bool has = continued != 0;
    continued = 0;
    return has;
}

}  // namespace kwic::searcher
