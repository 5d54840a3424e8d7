// SPDX-License-Identifier: GPL-2.0-or-later
// A key, independent of the bytes that the terminal sends for it.
#pragma once

#include <string>

namespace kwic::searcher {

struct Key {
    enum class Kind {
        text,  // a character, which is in Key::text
        enter,
        leave,
        suspend,
        tab,
        backspace,
        erase,  // erases the character after the cursor
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
        resize,  // the size of the terminal has changed
        other,   // any other key, which has no effect
    };
    Kind kind = Kind::other;
    std::string text = {};  // UTF-8
};

}  // namespace kwic::searcher
