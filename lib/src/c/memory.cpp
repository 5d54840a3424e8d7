// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/guard.hpp"

#include <kwic/memory.hpp>

kwic_status kwic_guard_icu_memory(void) { return kwic::c::guard(kwic::guard_icu_memory); }
