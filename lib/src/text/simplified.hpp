// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/unistr.h>

namespace kwic {

// Replaces traditional Chinese characters by simplified ones, as ICU's transliterator does. Some characters are
// replaced only in certain phrases: 畫 becomes 划 in 計畫, but 画 elsewhere. Also replaces variants of a character by
// one of them: 峯 and 峰 give the same result.
void simplify(icu::UnicodeString& word);

}  // namespace kwic
