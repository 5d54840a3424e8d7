// SPDX-License-Identifier: GPL-2.0-or-later
// Returns the paths of the texts in corpus/, and makes random texts.
#pragma once

#include "base/utf8.hpp"
#include "build_paths.hpp"
#include "support/temp_dir.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace kwic::test {

inline std::filesystem::path corpus() { return std::filesystem::path(KWIC_SOURCE_DIR) / "corpus"; }

inline std::vector<std::filesystem::path> clippings() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus() / "clippings"))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

inline void append_utf8(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 0x3f))};
    } else if (c < 0x10000) {
        text += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3f)),
                 static_cast<char>(0x80 | (c & 0x3f))};
    } else {
        text += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3f)),
                 static_cast<char>(0x80 | (c >> 6 & 0x3f)), static_cast<char>(0x80 | (c & 0x3f))};
    }
}

// Returns a text of random Unicode characters. ASCII characters are the most frequent, and low code points are more
// frequent than high code points.
inline std::string random_text(std::mt19937& random, std::size_t characters) {
    std::string text;
    while (characters-- > 0) {
        static constexpr char32_t limits[] = {0x80, 0x80, 0x700, 0x3000, 0x10000, 0x110000};
        const char32_t c = static_cast<char32_t>(random() % limits[random() % std::size(limits)]);
        append_utf8(text, c >= 0xd800 && c < 0xe000 ? U' ' : c);
    }
    return text;
}

}  // namespace kwic::test
