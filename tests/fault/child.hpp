// SPDX-License-Identifier: GPL-2.0-or-later
// These functions run a part of a test in a child process, because this part may crash, hang or use too much memory.
#pragma once

#include "sanitizers.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kwic::fault {

// The default time limit of a child in seconds.
inline constexpr unsigned patience = has_sanitizers ? 120 : 20;

struct Ended {
    int status = 0;    // exit status, or 128 + the number of the signal that ended the process
    std::string text;  // all that the process wrote to standard output and standard error
    double seconds = 0;
    std::uint64_t peak_bytes = 0;  // maximum resident memory
    bool is_crash() const { return status >= 128; }
};

// Calls `body` in a child process whose standard output and error go to one pipe. A child that runs longer than
// `seconds` is killed. The status is the value that `body` returns. If `body` throws, the status is 2, and the text
// ends with the message of the exception.
Ended in_child(const std::function<int()>& body, unsigned seconds = patience);

// Runs a program instead of a function; otherwise equal to in_child().
Ended run_child(const std::vector<std::string>& arguments, unsigned seconds = patience);

}  // namespace kwic::fault
