// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/backslashes.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

std::string_view until_any_of(std::string_view text, std::string_view characters) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (characters.find(text[at]) != characters.npos) return text.substr(0, at);
        if (text[at] == '\\') ++at;
    }
    return text;
}

std::string without_backslashes(std::string_view text) {
    std::string name;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        name += text[at];
    }
    return name;
}

}  // namespace kwic
