// SPDX-License-Identifier: GPL-2.0-or-later
// Letters, digits and signs that are written one for another: what strip_marks() makes equal, but for the marks that
// characters are decomposed into.
#pragma once

#include <unicode/unistr.h>

namespace kwic {

// Appends what a character of a folded and decomposed word is without its optional marks.
void append_bare(UChar32 c, icu::UnicodeString& out);

// Spellings of several letters, which a composed word without marks still has.
void make_spellings_equal(icu::UnicodeString& word);

}  // namespace kwic
