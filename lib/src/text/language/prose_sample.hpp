// SPDX-License-Identifier: GPL-2.0-or-later
// Samples the prose of a text: the parts that people wrote for people. Headers, markup, licenses, quoted lines and code
// are left out. The prose of source code is in its comments.
#pragma once

#include "text/language/text_format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The places of a text at which prose is collected. They are spread evenly over the text.
struct SampleSize {
    std::size_t windows = 0;
    std::size_t window_bytes = 0;  // approximate number of bytes that are collected in each window
};

struct ProseSample {
    std::string words;      // words of the text, each followed by a space
    bool is_code = false;   // the words are those of comments
    bool is_whole = false;  // a larger sample would have the same words
};

// Returns a sample of the prose of `text`, which must be valid UTF-8 and have the given format.
ProseSample sample_prose(std::string_view text, TextFormat format, const SampleSize& size);

}  // namespace kwic
