// SPDX-License-Identifier: GPL-2.0-or-later
// Where malloc has nothing left, ICU gets memory from a reserve if the program has called guard_icu_memory(). Without
// it, ICU 72 crashes (Transliterator, the charset detector), never ends (the dictionaries of BreakIterator) or cuts
// words elsewhere than usual and says nothing.
#pragma once

namespace kwic {

// Throws std::bad_alloc if ICU had to take from the reserve in this thread since it was last asked: for after a call of
// ICU, whose result is good but must be the last.
void check_icu_memory();

}  // namespace kwic
