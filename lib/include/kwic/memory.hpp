// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// guard_icu_memory(): protects a program from what ICU does when no memory is left.
///
/// When memory runs out, functions of this library throw std::bad_alloc. But the libraries below it may misbehave. ICU
/// may crash, may never return, or may silently put word boundaries in other places, so that a document is indexed
/// under wrong words. Xapian may call std::terminate() while an existing index is being committed; the next writer then
/// finds the index as after a killed process: intact, in the state before or after the commit.
#pragma once

#include <kwic/api.h>

namespace kwic {

/// Gives ICU a reserve of memory, which it uses when malloc() has nothing left: ICU completes its current operation,
/// and then the function of kwic that called it throws std::bad_alloc. The reserve is 4 MiB of address space; it uses
/// no memory until it is needed.
///
/// The function replaces ICU's allocation functions for the whole process (u_setMemoryFunctions()). So it is for
/// programs, not for libraries; call it in main() before any thread is started and before anything in the process uses
/// ICU, kwic included. Programs that set their own allocation functions for ICU, and programs that may end when memory
/// runs out, do not call it. A second call has no effect.
///
/// Throws Error (internal) if ICU refuses the functions.
KWIC_API void guard_icu_memory();

}  // namespace kwic
