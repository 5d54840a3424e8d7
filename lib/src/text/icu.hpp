// SPDX-License-Identifier: GPL-2.0-or-later
// The one place where ICU's status codes become errors.
#pragma once

#include <unicode/utypes.h>
#include <kwic/error.hpp>

#include <string>

namespace kwic {

inline void check_icu(UErrorCode status, const char* what) {
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, std::string(what) + ": " + u_errorName(status));
}

}  // namespace kwic
