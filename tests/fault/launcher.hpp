// SPDX-License-Identifier: GPL-2.0-or-later
// Commands that run what follows them.
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

// A launcher for which the rights of files hold, as they do not for root; nothing where root cannot do without its own.
inline std::optional<Arguments> bound_by_rights() {
    Arguments launcher;
    if (geteuid() == 0) launcher = {"/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"};
    if (test::run(launcher + Arguments{"/bin/true"}).status != 0) return {};
    return launcher;
}

}  // namespace kwic::fault
