// SPDX-License-Identifier: GPL-2.0-or-later
// Samples the prose of a text, that is, the parts that people wrote for people. Headers, markup, licenses, quoted lines
// and code are not prose. In source code, only the comments are prose.
#pragma once

#include "text/language/text_format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {

// The number and the size of the windows of a sample. A window is a place in a text at which prose is collected. The
// windows are spread evenly over the text.
struct SampleSize {
    std::size_t windows = 0;
    std::size_t window_bytes = 0;  // approximate number of bytes that are collected in each window
};

struct ProseSample {
    std::string words;      // the words of the sample, each followed by a space
    bool is_code = false;   // true if the text is source code, so that the words are from comments
    bool is_whole = false;  // true if a larger sample would have the same words
};

// Returns a sample of the prose of `text`, which must be valid UTF-8 and have the given format.
ProseSample sample_prose(std::string_view text, TextFormat format, const SampleSize& size);

}  // namespace kwic
