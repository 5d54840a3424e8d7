// SPDX-License-Identifier: GPL-2.0-or-later
// long_text() returns a text of `words` words. The text is the same in each run. An index divides a long text into
// several parts, the frames.
#pragma once

#include <string>

namespace kwic::test {

inline std::string long_text(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "word" + std::to_string(i * 7919 % 10007) + (i % 12 ? " " : ".\n");
    return text;
}

}  // namespace kwic::test
