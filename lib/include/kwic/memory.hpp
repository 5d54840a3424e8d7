// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// guard_icu_memory(): prevents crashes and wrong results of ICU when memory runs out.
///
/// When memory runs out, functions of this library throw std::bad_alloc, but ICU and Xapian may fail in other ways. ICU
/// may crash, may never return, or may find wrong word boundaries without an error, so that a document is indexed with
/// wrong words. Xapian may call std::terminate() while an update is being committed. The index stays intact, in the
/// state before or after the commit.
#pragma once

#include <kwic/api.h>

namespace kwic {

/// Gives ICU a reserve of memory. If malloc() fails, ICU completes its current operation with the reserve, and the
/// function of kwic that called ICU throws std::bad_alloc. The reserve is 4 MiB of address space, and uses no physical
/// memory until ICU needs it.
///
/// The function is for programs and not for libraries, because it replaces ICU's allocation functions for the whole
/// process (u_setMemoryFunctions()). Call the function in main(), before any thread is started and before anything in
/// the process, including kwic, uses ICU. Do not call the function in programs that set their own allocation functions
/// for ICU. A program that is allowed to crash when memory runs out does not need this function. A second call has no
/// effect.
///
/// Throws Error (internal) if ICU rejects the allocation functions.
KWIC_API void guard_icu_memory();

}  // namespace kwic
