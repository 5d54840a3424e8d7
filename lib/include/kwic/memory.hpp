// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// What becomes of a program that has no memory left.
///
/// Functions of the library throw std::bad_alloc then. Below them, though, ICU is not made for it: it may crash, never
/// return, or cut words elsewhere than usual and say nothing, so that a document is found by other words. And Xapian
/// may call std::terminate() in a commit to an index that is there already: the next writer finds the index as if the
/// program had been killed, whole and before or after the commit.
#pragma once

#include <kwic/api.h>

namespace kwic {

/// Gives ICU a reserve of memory, which it takes from where malloc() has nothing left: what it was at is completed, and
/// the function of kwic that called it throws std::bad_alloc. The reserve is 4 MiB of address space, and costs no
/// memory until then.
///
/// It replaces the functions that ICU has its memory from in the whole process (u_setMemoryFunctions()), so it is for
/// programs, and not for libraries; and for main(), before a thread is started and before anything in the process uses
/// ICU, kwic included. A program that gives ICU functions of its own does without it, as does one that may end anyhow
/// where it gets no memory. To call it again does nothing.
///
/// Throws Error (internal) if ICU refuses.
KWIC_API void guard_icu_memory();

}  // namespace kwic
