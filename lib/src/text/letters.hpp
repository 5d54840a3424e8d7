// SPDX-License-Identifier: GPL-2.0-or-later
// Tables and rules of strip_marks() (text/fold.hpp) for letters, digits and signs that are used interchangeably.
#pragma once

#include <unicode/unistr.h>

namespace kwic {

// Appends a character of a folded and decomposed word. Omits optional marks, such as accents and vowel points. Replaces
// digits by ASCII digits, and letters such as ø by the letters that are often written instead.
void append_bare(UChar32 c, icu::UnicodeString& out);

// Makes the replacements that depend on several letters, which append_bare() cannot make. Replaces katakana by
// hiragana, kana for v by kana for b, traditional Chinese characters by simplified ones, and Hindi nasal consonants
// before other consonants by a dot. Removes the sign of a long vowel at the end of a Japanese word. `word` must be
// composed and have no optional marks.
void make_spellings_equal(icu::UnicodeString& word);

}  // namespace kwic
