// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/ascii_words.hpp"

#include "base/ascii.hpp"
#include "text/byte_flags.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

using Piece = std::array<char, bit_count>;

// Returns, for each byte of `piece`, 1 if the byte is a letter or digit, otherwise 0.
Flags in_words(const Piece& piece) {
    Flags flags;
    for (std::size_t i = 0; i < bit_count; ++i) {
        const char c = piece[i];
        const std::uint8_t is_small = (c >= 'a') & (c <= 'z');
        const std::uint8_t is_capital = (c >= 'A') & (c <= 'Z');
        const std::uint8_t is_digit = (c >= '0') & (c <= '9');
        flags[i] = static_cast<std::uint8_t>(is_small + is_capital + is_digit);
    }
    return flags;
}

// Returns, for each byte of `piece`, 1 if the byte is a full stop or apostrophe, otherwise 0. Full stops and
// apostrophes can join the characters before and after them into one word.
Flags between_runs(const Piece& piece) {
    Flags flags;
    for (std::size_t i = 0; i < bit_count; ++i) {
        const std::uint8_t is_stop = piece[i] == '.';
        const std::uint8_t is_apostrophe = piece[i] == '\'';
        flags[i] = static_cast<std::uint8_t>(is_stop + is_apostrophe);
    }
    return flags;
}

bool is_in_run(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// Decides which full stops and apostrophes are part of a word. A run is a sequence of letters and digits.
class Joints {
public:
    explicit Joints(std::string_view text) : text_(text) {}

    // Returns whether the full stop or apostrophe at `at`, which follows a letter or digit, joins two runs. Must be
    // called for all full stops and apostrophes that follow a letter or digit, in ascending order.
    bool joins(std::size_t at) {
        if (text_[at] == '\'')
            return is_ascii_letter(text_[at - 1]) && at + 1 < text_.size() && is_ascii_letter(text_[at + 1]);
        if (at >= connected_end_) find_initials(at);
        return are_initials_;
    }

private:
    // Reads a group of runs that full stops connect. The group begins with the run before the full stop at `at`.
    void find_initials(std::size_t at) {
        are_initials_ = is_ascii_letter(text_[at - 1]) && (at < 2 || !is_in_run(text_[at - 2]));
        connected_end_ = at;
        std::size_t runs = 1;
        while (connected_end_ + 1 < text_.size() && text_[connected_end_] == '.' &&
               is_in_run(text_[connected_end_ + 1])) {
            const std::size_t begin = ++connected_end_;
            while (connected_end_ < text_.size() && is_in_run(text_[connected_end_])) ++connected_end_;
            are_initials_ &= connected_end_ == begin + 1 && is_ascii_letter(text_[begin]);
            ++runs;
        }
        are_initials_ &= runs > 1;
    }

    std::string_view text_;
    std::size_t connected_end_ = 0;  // end of the last group of runs that full stops connect
    bool are_initials_ = false;      // the last group has several runs, each of one letter
};

}  // namespace

void add_ascii_words(std::string_view text, std::size_t base, std::vector<Span>& words) {
    Joints joints(text);
    bool is_inside = false;
    std::size_t begin = 0;
    for (std::size_t first = 0; first < text.size(); first += bit_count) {
        Piece piece{};
        text.copy(piece.data(), bit_count, first);
        Bits inside = packed(in_words(piece));
        for (Bits middle = packed(between_runs(piece)) & (inside << 1 | is_inside); middle; middle &= middle - 1)
            if (joints.joins(first + static_cast<std::size_t>(std::countr_zero(middle)))) inside |= middle & -middle;
        for (Bits edges = inside ^ (inside << 1 | is_inside); edges; edges &= edges - 1) {
            const std::size_t at = first + static_cast<std::size_t>(std::countr_zero(edges));
            if (is_inside)
                words.push_back({base + begin, base + at});
            else
                begin = at;
            is_inside = !is_inside;
        }
    }
    if (is_inside) words.push_back({base + begin, base + text.size()});
}

}  // namespace kwic
