// SPDX-License-Identifier: GPL-2.0-or-later
// Defines the type Strings and functions for lists of strings. Makes doctest print lists of strings in messages.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace kwic::test {

using Strings = std::vector<std::string>;

inline Strings sorted(Strings list) {
    std::sort(list.begin(), list.end());
    return list;
}

inline Strings lines_of(const std::string& text) {
    Strings lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace kwic::test

template <>
struct doctest::StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& list) {
        std::string text;
        for (const std::string& item : list) text += (text.empty() ? "[" : "], [") + item;
        return (text.empty() ? "none" : text + "]").c_str();
    }
};
