// SPDX-License-Identifier: GPL-2.0-or-later
// If the program has called guard_icu_memory() (kwic/memory.hpp), ICU uses a reserve of memory when malloc() fails.
// Without the reserve, a failed malloc() makes ICU 72 crash (Transliterator, the charset detector), loop forever (the
// dictionaries of BreakIterator) or silently return wrong word boundaries.
#pragma once

namespace kwic {

// Throws std::bad_alloc if ICU has used the reserve in this thread since the last call of this function. Call this
// function after each ICU function that allocates memory and reports no status. An ICU function returns correct results
// even if it used the reserve, but ICU must not be called again before the exception reaches the caller of kwic.
void check_icu_memory();

}  // namespace kwic
