// SPDX-License-Identifier: GPL-2.0-or-later
// Functions for tests of warnings.
#pragma once

#include <kwic/warning.hpp>

#include <string>
#include <vector>

namespace kwic::test {

// Returns the messages of `warnings`.
inline std::vector<std::string> messages(const std::vector<Warning>& warnings) {
    std::vector<std::string> messages;
    for (const Warning& warning : warnings) messages.push_back(warning.message);
    return messages;
}

}  // namespace kwic::test
