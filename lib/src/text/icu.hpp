// SPDX-License-Identifier: GPL-2.0-or-later
// check_icu() translates ICU's status codes to exceptions. A caller that expects a failure, such as an unknown charset,
// checks the status itself.
#pragma once

#include "text/icu_memory.hpp"

#include <unicode/utypes.h>
#include <kwic/error.hpp>

#include <new>
#include <string>

namespace kwic {

// Throws Error (internal) if `status` is a failure, or std::bad_alloc if memory ran out. The message of the Error is
// `what`, a colon and the name of the status.
inline void check_icu(UErrorCode status, const char* what) {
    check_icu_memory();
    if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(status)) throw Error(ErrorCode::internal, std::string(what) + ": " + u_errorName(status));
}

}  // namespace kwic
