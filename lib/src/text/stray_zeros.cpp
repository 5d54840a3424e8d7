// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stray_zeros.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// In a text of n lines, at most min_damaged_lines + n / lines_per_damaged_line lines may contain zero bytes.
constexpr std::size_t min_damaged_lines = 2;
constexpr std::size_t lines_per_damaged_line = 16;

std::size_t count_runs(std::string_view line) {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < line.size(); ++i) runs += line[i] == '\0' && (i == 0 || line[i - 1] != '\0');
    return runs;
}

}  // namespace

bool are_zeros_stray(std::string_view bytes) {
    std::size_t lines = 0;
    std::size_t damaged_lines = 0;
    for (std::size_t begin = 0; begin < bytes.size(); ++lines) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::size_t runs = count_runs(bytes.substr(begin, end - begin));
        if (runs > 1) return false;
        damaged_lines += runs;
        begin = end + 1;
    }
    return bytes.find('\n') != bytes.npos && damaged_lines <= min_damaged_lines + lines / lines_per_damaged_line;
}

void replace_zeros(std::string& text) {
    if (text.find('\0') == text.npos) return;
    const auto last = std::unique(text.begin(), text.end(), [](char a, char b) { return a == '\0' && b == '\0'; });
    text.erase(last, text.end());
    std::replace(text.begin(), text.end(), '\0', ' ');
}

}  // namespace kwic
