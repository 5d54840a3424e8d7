// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/blocks.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace kwic {
namespace {

// Whether most of the text is in characters of three bytes or more.
bool is_dense(std::string_view text) {
    const auto sample = text.substr(0, max_dense_block_bytes);
    const auto wide =
        std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe0; });
    return static_cast<std::size_t>(wide) * 6 > sample.size();
}

// The last place at or after `least` that one of `marks` ends at; 0 if there is none.
std::size_t after_last(std::string_view window, std::span<const std::string_view> marks, std::size_t least) {
    for (std::size_t end = window.size(); end >= least; --end)
        for (const std::string_view mark : marks)
            if (window[end - 1] == mark.back() && window.substr(0, end).ends_with(mark)) return end;
    return 0;
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin, Segmenter& segmenter) {
    if (text.size() - begin <= max_dense_block_bytes) return text.size();
    const std::size_t most = is_dense(text.substr(begin)) ? max_dense_block_bytes : max_block_bytes;
    if (text.size() - begin <= most) return text.size();
    const auto window = text.substr(begin, character_start(text, begin + most) - begin);
    // Cuts are looked for in the later half of the longest block, and spaces in the later three quarters.
    const std::size_t least = most / 2;
    const std::size_t min_at_space = most / 4;

    static constexpr std::array<std::string_view, 2> paragraphs = {"\n\n", "\n\r\n"};
    static constexpr std::array<std::string_view, 1> lines = {"\n"};
    static constexpr std::array<std::string_view, 8> sentences = {". ",     "! ",     "? ",      "\u3002",
                                                                  "\uff01", "\uff1f", "\u061f ", "\u0964"};
    static constexpr std::array<std::string_view, 4> spaces = {" ", "\t", "\r", "\u3000"};
    for (const std::span<const std::string_view> marks :
         std::initializer_list<std::span<const std::string_view>>{paragraphs, lines, sentences})
        if (const std::size_t cut = after_last(window, marks, least)) return begin + cut;
    if (const std::size_t cut = after_last(window, spaces, min_at_space)) return begin + cut;

    // Thai, Chinese and the like. Dictionaries look ahead, so the last words of the window are not sure.
    constexpr std::size_t unsure = 128;
    if (const std::size_t cut = segmenter.boundary_before(window, window.size() - unsure); cut >= least)
        return begin + cut;
    return begin + window.size();
}

}  // namespace kwic
