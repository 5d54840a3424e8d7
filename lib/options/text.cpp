// SPDX-License-Identifier: GPL-2.0-or-later
#include "text.hpp"

#include <cctype>
#include <string>
#include <string_view>

namespace kwic::options {

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::string replaced(std::string text, std::string_view mark, std::string_view replacement) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + replacement.size()))
        text.replace(at, mark.size(), replacement);
    return text;
}

}  // namespace kwic::options
