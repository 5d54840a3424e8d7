// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/levenshtein_matcher.hpp"

#include "base/utf8.hpp"
#include "text/bare_spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kwic {
namespace {

constexpr unsigned largest_distance = 254;  // max_distance_ + 1 must fit into a cell, which has one byte

// Returns whether all bytes of the character that begins at `at` are in `text`.
bool is_whole(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return at + bytes <= text.size();
}

}  // namespace

LevenshteinMatcher::LevenshteinMatcher(std::string_view wanted, unsigned max_distance)
    : max_distance_(std::min(max_distance, largest_distance)) {
    for (std::size_t i = 0; i < wanted.size();)
        for_each_bare_letter(next_character(wanted, i), [&](std::int32_t letter) {
            wanted_ += static_cast<char32_t>(letter);
            return true;
        });
    width_ = wanted_.size() + 1;
    rest_.resize(width_);
    for (std::size_t j = wanted_.size(); j > 0; --j)
        rest_[j - 1] = rest_[j] | letter_bit(static_cast<std::int32_t>(wanted_[j - 1]));
    // A text that is more than max_distance_ letters longer than `wanted` cannot match, so no further rows are needed.
    letters_.resize(width_ + max_distance_ + 1);
    rows_.resize((width_ + max_distance_ + 1) * width_);
    for (std::size_t i = 0; i < width_; ++i) rows_[i] = static_cast<std::uint8_t>(std::min(i, max_distance_ + 1));
}

bool LevenshteinMatcher::go_to(std::string_view text, std::size_t shared) {
    if (shared >= hopeless_) return false;
    hopeless_ = text.npos;
    while (depth_ > 0 && letters_[depth_].end > shared) --depth_;
    for (std::size_t at = depth_ > 0 ? letters_[depth_].end : 0; at < text.size();) {
        if (!is_whole(text, at)) return true;
        const std::int32_t code = is_ascii(text[at]) ? text[at++] : next_character(text, at);
        if (for_each_bare_letter(code, [&](std::int32_t letter) { return add(static_cast<char32_t>(letter), at); }))
            continue;
        hopeless_ = at;
        return false;
    }
    return true;
}

// row[j] is the distance between the current text and the first j letters of `wanted_`. rest_[j] is the set of letters
// of `wanted_` from index j on. Each letter of rest_[j] that is not in `letters` requires one more edit.
bool LevenshteinMatcher::may_continue_with(LetterSet letters) const {
    const std::uint8_t* const row = &rows_[depth_ * width_];
    const std::size_t first = depth_ > max_distance_ ? depth_ - max_distance_ : 0;
    const std::size_t end_column = std::min(depth_ + max_distance_ + 1, width_);
    for (std::size_t j = first; j < end_column; ++j) {
        LetterSet missing = rest_[j] & ~letters;
        for (std::size_t edits = row[j]; edits < max_distance_ && missing; ++edits) missing &= missing - 1;
        if (missing == 0 && row[j] <= max_distance_) return true;
    }
    return false;
}

// Computes only the cells within max_distance_ of the diagonal: the distances of all other cells are larger than
// max_distance_.
bool LevenshteinMatcher::add(char32_t code, std::size_t end) {
    const std::size_t i = ++depth_;
    letters_[i] = {code, end};
    std::uint8_t* const row = &rows_[i * width_];
    const std::uint8_t* const last = row - width_;
    const auto far = static_cast<unsigned>(max_distance_ + 1);
    const std::size_t first = i > max_distance_ ? i - max_distance_ : 0;
    const std::size_t end_column = std::min(i + max_distance_ + 1, width_);
    const bool may_be_swapped = i > 1;
    const char32_t before = may_be_swapped ? letters_[i - 1].code : 0;
    unsigned left = far;
    unsigned smallest = far;
    if (first == 0) {
        left = smallest = static_cast<unsigned>(i);
        row[0] = static_cast<std::uint8_t>(left);
    }
    for (std::size_t j = std::max<std::size_t>(first, 1); j < end_column; ++j) {
        unsigned cost = last[j - 1] + unsigned{code != wanted_[j - 1]};
        if (j < i + max_distance_) cost = std::min(cost, last[j] + 1u);
        cost = std::min(cost, left + 1);
        if (may_be_swapped && j > 1 && code == wanted_[j - 2] && before == wanted_[j - 1])
            cost = std::min(cost, (last - width_)[j - 2] + 1u);
        left = std::min(cost, far);
        row[j] = static_cast<std::uint8_t>(left);
        smallest = std::min(smallest, left);
    }
    return smallest < far;
}

unsigned LevenshteinMatcher::distance() const {
    const std::size_t i = depth_;
    const bool is_long_enough = i + max_distance_ + 1 >= width_;
    const bool is_short_enough = i + 1 <= width_ + max_distance_;
    if (hopeless_ != std::string_view::npos || !is_long_enough || !is_short_enough)
        return static_cast<unsigned>(max_distance_ + 1);
    return rows_[i * width_ + width_ - 1];
}

}  // namespace kwic
