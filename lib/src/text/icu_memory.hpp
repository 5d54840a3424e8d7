// SPDX-License-Identifier: GPL-2.0-or-later
// The reserve of memory that ICU uses when malloc() fails, if the program has called guard_icu_memory(). Without it,
// ICU 72 crashes (Transliterator, the charset detector), loops forever (the dictionaries of BreakIterator) or silently
// returns wrong word boundaries.
#pragma once

namespace kwic {

// Throws std::bad_alloc if ICU has used the reserve in this thread since the last call of this function. Call it after
// each ICU function that reports no status: its result is correct, but no further calls may follow.
void check_icu_memory();

}  // namespace kwic
