// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/blocks.hpp"

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string_view>

namespace kwic {
namespace {

// Returns whether characters of three or four bytes take at least about half of the first max_dense_block_bytes bytes
// of the text.
bool is_dense(std::string_view text) {
    const auto sample = text.substr(0, max_dense_block_bytes);
    const auto wide =
        std::count_if(sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xe0; });
    return static_cast<std::size_t>(wide) * 6 > sample.size();
}

// Returns the largest offset from `min_end` to `max_end` that follows one of `separators` and is not at a line break
// within a word, or 0 if there is none. `text` begins with the block, and `min_end` is not 0.
std::size_t after_last(std::string_view text, std::size_t max_end, std::span<const std::string_view> separators,
                       std::size_t min_end) {
    const auto is_after_separator = [&](std::size_t end) {
        return std::any_of(separators.begin(), separators.end(), [&](std::string_view separator) {
            return text[end - 1] == separator.back() && text.substr(0, end).ends_with(separator);
        });
    };
    const char last = separators.front().back();
    const bool have_same_end = std::ranges::all_of(separators, [&](auto each) { return each.back() == last; });
    for (std::size_t end = max_end; end >= min_end; --end) {
        if (have_same_end) {  // skips most bytes quickly
            const void* const found = memrchr(text.data() + min_end - 1, last, end - min_end + 1);
            if (!found) return 0;
            end = static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1;
        }
        if (!is_after_separator(end)) continue;
        const auto at_break = word_break(text, end);
        if (!at_break) return end;
        end = at_break->span.begin + 1;
    }
    return 0;
}

// Returns `end`, or the offset of the backslashes before it, so that an escape sequence is not cut after its backslash.
std::size_t before_backslashes(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = end;
    while (at > begin && text[at - 1] == '\\') --at;
    return at > begin ? at : end;
}

}  // namespace

std::size_t block_end(std::string_view text, std::size_t begin, Segmenter& segmenter) {
    if (text.size() - begin <= max_dense_block_bytes) return text.size();
    const auto rest = text.substr(begin);
    const std::size_t max_bytes = is_dense(rest) ? max_dense_block_bytes : max_block_bytes;
    if (text.size() - begin <= max_bytes) return text.size();
    const auto window = clip(rest, max_bytes);
    // A block that ends after a paragraph, line or sentence has at least half the maximum size. A block that ends after
    // a space has at least a quarter of the maximum size.
    const std::size_t min_bytes = max_bytes / 2;
    const std::size_t min_at_space = max_bytes / 4;

    static constexpr std::array<std::string_view, 2> paragraphs = {"\n\n", "\n\r\n"};
    static constexpr std::array<std::string_view, 1> lines = {"\n"};
    static constexpr std::array<std::string_view, 8> sentences = {". ",     "! ",     "? ",      "\u3002",
                                                                  "\uff01", "\uff1f", "\u061f ", "\u0964"};
    static constexpr std::array<std::string_view, 4> spaces = {" ", "\t", "\r", "\u3000"};
    for (const std::span<const std::string_view> separators :
         std::initializer_list<std::span<const std::string_view>>{paragraphs, lines, sentences})
        if (const std::size_t cut = after_last(rest, window.size(), separators, min_bytes)) return begin + cut;
    if (const std::size_t cut = after_last(rest, window.size(), spaces, min_at_space)) return begin + cut;

    // No separator was found, for example because the text is Thai, which has no spaces. ICU's dictionaries look ahead,
    // so word boundaries near the end of the window may differ from those in the complete text. The block does not end
    // at a boundary in the last unreliable_bytes bytes of the window, because the boundary may be wrong.
    constexpr std::size_t unreliable_bytes = 128;
    if (const std::size_t cut = segmenter.boundary_before(window, window.size() - unreliable_bytes); cut >= min_bytes)
        return before_backslashes(text, begin, begin + cut);
    return before_backslashes(text, begin, begin + window.size());
}

}  // namespace kwic
