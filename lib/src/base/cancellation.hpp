// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/error.hpp>

#include <stop_token>

namespace kwic {

// Throws Error (cancelled) if a stop has been requested.
inline void throw_if_stopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Error(ErrorCode::cancelled, "cancelled");
}

}  // namespace kwic
