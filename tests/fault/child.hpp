// SPDX-License-Identifier: GPL-2.0-or-later
// A part of a test that may crash, hang or take too much memory: it runs in a child process.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic::fault {

struct Ended {
    int status = 0;    // exit status; 128 + the signal's number if one ended it
    std::string text;  // of both its streams
    double seconds = 0;
    std::uint64_t peak_bytes = 0;  // of memory
    bool is_crash() const { return status >= 128; }
};

// Calls `body` in a child, with both streams in one; a child that is still there after so many seconds is killed. The
// status is what `body` returns, 2 if it throws: then the message is the text's end.
Ended in_child(const std::function<int()>& body, unsigned seconds = 20);

// The same for a program.
Ended run_child(const std::vector<std::string>& arguments, unsigned seconds = 20);

}  // namespace kwic::fault
