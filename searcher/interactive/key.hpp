// SPDX-License-Identifier: GPL-2.0-or-later
// What was typed, whatever bytes the terminal sent for it.
#pragma once

#include <string>

namespace kwic::searcher {

struct Key {
    enum class Kind {
        text,  // a character, in `text`
        enter,
        leave,
        suspend,
        tab,
        backspace,
        erase,  // what is after the cursor
        erase_word,
        clear,
        left,
        right,
        home,
        end,
        up,
        down,
        page_up,
        page_down,
        redraw,
        resize,  // the terminal has another size
        other,   // without a meaning
    };
    Kind kind = Kind::other;
    std::string text = {};  // UTF-8
};

}  // namespace kwic::searcher
