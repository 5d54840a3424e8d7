// SPDX-License-Identifier: GPL-2.0-or-later
// EndSignals blocks SIGINT and SIGTERM, so that the program can check for these signals and end at a safe point. Create
// the object before the program starts a thread, because a new thread inherits the signal mask.
#pragma once

#include "base/descriptor.hpp"
#include "base/system_cause.hpp"

#include <kwic/error.hpp>

#include <poll.h>
#include <sys/signalfd.h>

#include <cerrno>
#include <csignal>

namespace kwic::indexer {

class EndSignals {
public:
    // A signal that is already ignored, such as SIGINT in a background job of a shell, stays ignored. Throws Error (io)
    // if signalfd() fails.
    EndSignals() {
        sigset_t signals;
        sigemptyset(&signals);
        for (const int signal : {SIGINT, SIGTERM}) {
            struct sigaction action {};
            if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&signals, signal);
        }
        sigprocmask(SIG_BLOCK, &signals, nullptr);
        arrived_ = Descriptor(signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
        if (!arrived_.is_open()) throw Error(ErrorCode::io, "cannot wait for signals: " + system_cause(errno));
    }

    // Returns a descriptor that is readable after a signal has arrived.
    int descriptor() const { return arrived_.number(); }

    bool have_come() const {
        pollfd arrived{arrived_.number(), POLLIN, 0};
        return poll(&arrived, 1, 0) > 0;
    }

private:
    Descriptor arrived_;
};

}  // namespace kwic::indexer
