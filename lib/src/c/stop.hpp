// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/c/base.h>

#include <stop_token>

struct kwic_stop {
    std::stop_source source;
};

namespace kwic::c {

inline std::stop_token token(const kwic_stop* stop) { return stop ? stop->source.get_token() : std::stop_token(); }

}  // namespace kwic::c
