// SPDX-License-Identifier: GPL-2.0-or-later
// Texts -> what gzip and zstd make of them.
#pragma once

#include <string>
#include <string_view>

namespace kwic::test {

std::string gzip(std::string_view text);

// `window_log`: 2^n bytes, instead of what suits the text; then the text's size is not stated, as in a stream.
std::string zstd(std::string_view text, int window_log = 0);

// A frame that readers pass over.
std::string zstd_skippable(std::string_view content);

}  // namespace kwic::test
