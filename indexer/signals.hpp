// SPDX-License-Identifier: GPL-2.0-or-later
// The signals that ask a program to end, held back so that it ends where it wants to. To be made before threads are.
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
    // Throws Error (io). Those that are ignored, as in a shell's background jobs, stay so.
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

    // Readable once one has come.
    int descriptor() const { return arrived_.number(); }

    bool have_come() const {
        pollfd arrived{arrived_.number(), POLLIN, 0};
        return poll(&arrived, 1, 0) > 0;
    }

private:
    Descriptor arrived_;
};

}  // namespace kwic::indexer
