// SPDX-License-Identifier: GPL-2.0-or-later
// Decides whether the letters of a language are frequent in a sample of words.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace kwic {

// Returns whether `words` contains at least `min_count` of the letters and, on average, at least one of them in each
// hundred bytes. Fewer letters may belong to a foreign name. Empty elements of `letters` are ignored.
inline bool are_frequent(std::span<const std::string_view> letters, std::string_view words, std::size_t min_count) {
    constexpr std::size_t bytes_per_letter = 100;
    std::size_t count = 0;
    for (const std::string_view letter : letters)
        for (std::size_t at = 0; !letter.empty() && (at = words.find(letter, at)) != words.npos; ++at) ++count;
    return count >= min_count && count * bytes_per_letter >= words.size();
}

}  // namespace kwic
