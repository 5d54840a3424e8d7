// SPDX-License-Identifier: GPL-2.0-or-later
// OwnerProcess remembers the process that made an object. A child process that was made by fork() gets a copy of each
// object of its parent. If the child destroyed or used a copy that holds files, locks, connections or threads, it would
// interfere with those of its parent.
#pragma once

#include <unistd.h>

namespace kwic {

class OwnerProcess {
public:
    // Returns whether the calling process is the one that made this object.
    bool is_calling() const { return getpid() == process_; }

private:
    pid_t process_ = getpid();
};

}  // namespace kwic
