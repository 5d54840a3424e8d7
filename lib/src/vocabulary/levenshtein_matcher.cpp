// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/levenshtein_matcher.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {
namespace {

constexpr unsigned largest_distance = 254;  // that a cell can tell from a larger one

// Whether the character that begins at `at` is there as a whole.
bool is_whole(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return at + bytes <= text.size();
}

}  // namespace

LevenshteinMatcher::LevenshteinMatcher(std::string_view wanted, unsigned most)
    : most_(std::min(most, largest_distance)) {
    for (std::size_t i = 0; i < wanted.size();) wanted_ += static_cast<char32_t>(next_character(wanted, i));
    width_ = wanted_.size() + 1;
    rest_.resize(width_);
    for (std::size_t j = wanted_.size(); j > 0; --j)
        rest_[j - 1] = rest_[j] | letter_bit(static_cast<std::int32_t>(wanted_[j - 1]));
    // After so many characters more than there are in `wanted`, nothing is near.
    characters_.resize(width_ + most_ + 1);
    rows_.resize((width_ + most_ + 1) * width_);
    for (std::size_t i = 0; i < width_; ++i) rows_[i] = static_cast<std::uint8_t>(std::min(i, most_ + 1));
}

bool LevenshteinMatcher::go_to(std::string_view text, std::size_t shared) {
    if (shared >= hopeless_) return false;
    hopeless_ = text.npos;
    while (depth_ > 0 && characters_[depth_].end > shared) --depth_;
    for (std::size_t at = depth_ > 0 ? characters_[depth_].end : 0; at < text.size();) {
        if (!is_whole(text, at)) return true;
        const char32_t code =
            is_ascii(text[at]) ? static_cast<char32_t>(text[at++]) : static_cast<char32_t>(next_character(text, at));
        if (add(code, at)) continue;
        hopeless_ = at;
        return false;
    }
    return true;
}

// With each edit, one of the letters that are still wanted can be done without.
bool LevenshteinMatcher::may_go_on_with(LetterSet letters) const {
    const std::uint8_t* const row = &rows_[depth_ * width_];
    const std::size_t first = depth_ > most_ ? depth_ - most_ : 0;
    const std::size_t behind = std::min(depth_ + most_ + 1, width_);
    for (std::size_t j = first; j < behind; ++j) {
        LetterSet missing = rest_[j] & ~letters;
        for (std::size_t edits = row[j]; edits < most_ && missing; ++edits) missing &= missing - 1;
        if (missing == 0 && row[j] <= most_) return true;
    }
    return false;
}

// Only cells near the diagonal can be as small as that.
bool LevenshteinMatcher::add(char32_t code, std::size_t end) {
    const std::size_t i = ++depth_;
    characters_[i] = {code, end};
    std::uint8_t* const row = &rows_[i * width_];
    const std::uint8_t* const last = row - width_;
    const auto far = static_cast<unsigned>(most_ + 1);
    const std::size_t first = i > most_ ? i - most_ : 0;
    const std::size_t behind = std::min(i + most_ + 1, width_);
    const bool may_be_swapped = i > 1;
    const char32_t before = may_be_swapped ? characters_[i - 1].code : 0;
    unsigned left = far;
    unsigned least = far;
    if (first == 0) {
        left = least = static_cast<unsigned>(i);
        row[0] = static_cast<std::uint8_t>(left);
    }
    for (std::size_t j = std::max<std::size_t>(first, 1); j < behind; ++j) {
        unsigned cost = last[j - 1] + unsigned{code != wanted_[j - 1]};
        if (j < i + most_) cost = std::min(cost, last[j] + 1u);
        cost = std::min(cost, left + 1);
        if (may_be_swapped && j > 1 && code == wanted_[j - 2] && before == wanted_[j - 1])
            cost = std::min(cost, (last - width_)[j - 2] + 1u);
        left = std::min(cost, far);
        row[j] = static_cast<std::uint8_t>(left);
        least = std::min(least, left);
    }
    return least < far;
}

unsigned LevenshteinMatcher::distance() const {
    const std::size_t i = depth_;
    const bool is_long_enough = i + most_ + 1 >= width_;
    const bool is_short_enough = i + 1 <= width_ + most_;
    if (hopeless_ != std::string_view::npos || !is_long_enough || !is_short_enough)
        return static_cast<unsigned>(most_ + 1);
    return rows_[i * width_ + width_ - 1];
}

}  // namespace kwic
