// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/warning.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace kwic {

// Appends `warning` to `warnings` unless `warnings` already contains it.
inline void warn_once(std::vector<Warning>& warnings, Warning warning) {
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(std::move(warning));
}

}  // namespace kwic
