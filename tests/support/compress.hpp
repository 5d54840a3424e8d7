// SPDX-License-Identifier: GPL-2.0-or-later
// Compresses texts with gzip, zstd, xz and bzip2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic::test {

std::string gzip(std::string_view text);
std::string bzip2(std::string_view text);

// Returns a stream of xz with a dictionary of the given size in bytes.
std::string xz(std::string_view text, std::uint32_t dictionary_size);
std::string xz(std::string_view text);

// Returns a zstd frame. If `window_log` is positive, the window has 2^window_log bytes, and the frame does not state
// the size of the text. If `window_log` is 0, zstd chooses the size of the window.
std::string zstd(std::string_view text, int window_log = 0);

// Returns a skippable frame, which readers ignore.
std::string zstd_skippable(std::string_view content);

}  // namespace kwic::test
