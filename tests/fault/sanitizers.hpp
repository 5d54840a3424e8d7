// SPDX-License-Identifier: GPL-2.0-or-later
// Definitions for tests of programs that may be built with sanitizers.
#pragma once

#include <cstdlib>
#include <string>

namespace kwic::fault {

// Whether the programs are built with sanitizers, which use much memory and time themselves.
#ifdef KWIC_SANITIZED
inline constexpr bool has_sanitizers = true;
#else
inline constexpr bool has_sanitizers = false;
#endif

// Returns the value of ASAN_OPTIONS for a program that loads a library by LD_PRELOAD. The address sanitizer refuses to
// start if another library is loaded before it. The option verify_asan_link_order=0 turns this check off.
inline std::string asan_options_for_preload() {
    const char* const options = std::getenv("ASAN_OPTIONS");
    return (options ? std::string(options) + ':' : "") + "verify_asan_link_order=0";
}

}  // namespace kwic::fault
