// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of strings, as doctest shows them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

template <>
struct doctest::StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& list) {
        std::string text;
        for (const std::string& item : list) text += (text.empty() ? "[" : "], [") + item;
        return (text.empty() ? "none" : text + "]").c_str();
    }
};
