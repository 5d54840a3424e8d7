// SPDX-License-Identifier: GPL-2.0-or-later
// The fast path of Segmenter for ASCII text.
#pragma once

#include <kwic/span.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kwic {

// Appends the words of `text`, which must be ASCII, with their offsets increased by `base`. text/segmenter.hpp defines
// the words. Reads 64 characters at a time.
void add_ascii_words(std::string_view text, std::size_t base, std::vector<Span>& words);

}  // namespace kwic
