// SPDX-License-Identifier: GPL-2.0-or-later
// A launcher is a program with arguments, such as `setpriv ... --`, to which the command line of another program is
// appended. The launcher runs that program, for example with fewer privileges.
#pragma once

#include "support/command.hpp"

#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

namespace kwic::fault {

using Arguments = std::vector<std::string>;

inline Arguments operator+(Arguments a, const Arguments& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// Returns a launcher under which the permissions of files apply even if the test runs as root. Returns nothing if root
// cannot drop its privileges on this system.
inline std::optional<Arguments> bound_by_rights() {
    Arguments launcher;
    if (geteuid() == 0) launcher = {"/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"};
    if (test::run(launcher + Arguments{"/bin/true"}).status != 0) return {};
    return launcher;
}

}  // namespace kwic::fault
