// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace kwic {

// Returns whether `text` equals `lower`, apart from the case of ASCII letters. `lower` must be in lower case.
inline bool equals_in_any_case(std::string_view text, std::string_view lower) {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char c, char expected) {
        return (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c) == expected;
    });
}

}  // namespace kwic
