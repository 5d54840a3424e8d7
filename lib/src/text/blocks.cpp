// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/blocks.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace kwic {
namespace {

// Cuts are looked for in the later half of the longest block, and spaces in the later three quarters.
constexpr std::size_t least_block = max_block_bytes / 2;
constexpr std::size_t least_block_at_space = max_block_bytes / 4;

// The end of the last of `marks` that ends at or after `least`; 0 if there is none.
template <std::size_t N>
std::size_t after_last(std::string_view window, const std::array<std::string_view, N>& marks, std::size_t least) {
    std::size_t best = 0;
    for (const auto mark : marks) {
        const auto at = window.rfind(mark);
        if (at != window.npos && at + mark.size() >= least) best = std::max(best, at + mark.size());
    }
    return best;
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin, Segmenter& segmenter) {
    if (text.size() - begin <= max_block_bytes) return text.size();
    const auto window = text.substr(begin, character_start(text, begin + max_block_bytes) - begin);

    static constexpr std::array<std::string_view, 2> paragraphs = {"\n\n", "\n\r\n"};
    static constexpr std::array<std::string_view, 1> lines = {"\n"};
    static constexpr std::array<std::string_view, 8> sentences = {". ", "! ", "? ", "\u3002", "\uff01", "\uff1f", "\u061f ", "\u0964"};
    static constexpr std::array<std::string_view, 4> spaces = {" ", "\t", "\r", "\u3000"};
    for (const std::size_t cut : {after_last(window, paragraphs, least_block), after_last(window, lines, least_block),
                                  after_last(window, sentences, least_block), after_last(window, spaces, least_block_at_space)})
        if (cut) return begin + cut;

    // Thai, Chinese and the like. Dictionaries look ahead, so the last words of the window are not sure.
    constexpr std::size_t unsure = 256;
    if (const std::size_t cut = segmenter.boundary_before(window, window.size() - unsure); cut >= least_block) return begin + cut;
    return begin + window.size();
}

}  // namespace kwic
