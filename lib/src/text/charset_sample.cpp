// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset_sample.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t max_bytes = 8 << 10;

// Number of ASCII bytes that the sample contains before and after each run of bytes outside ASCII.
constexpr std::size_t margin = 24;

}  // namespace

CharsetSample::CharsetSample(std::string_view text) {
    for (std::size_t end = 0; bytes_.size() < max_bytes;) {
        const auto rest = text.begin() + static_cast<std::ptrdiff_t>(end);
        const auto high = static_cast<std::size_t>(std::find_if(rest, text.end(), is_high_byte) - text.begin());
        if (high == text.size()) break;
        const std::size_t begin = high - std::min(high - end, margin);
        if (begin > end) bytes_ += '\n';
        const std::size_t limit = begin + max_bytes - std::min(bytes_.size(), max_bytes);
        end = high + 1;
        for (std::size_t ascii = 0; ascii < margin && end < std::min(text.size(), limit); ++end)
            ascii = is_high_byte(text[end]) ? 0 : ascii + 1;
        is_cut_ = end >= limit;
        bytes_ += text.substr(begin, end - begin);
    }
    count();
}

void CharsetSample::count() {
    const auto separates_words = [&](std::size_t at) {
        if (at >= bytes_.size()) return true;
        const char small = static_cast<char>(bytes_[at] | 0x20);
        return !is_high_byte(bytes_[at]) && !(small >= 'a' && small <= 'z');
    };
    std::vector<std::uint32_t> pairs(0x10000);
    unsigned char before = '\n';
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes_[i]);
        if ((byte | before) & 0x80) ++pairs[before << 8 | byte];
        if (is_high_byte(bytes_[i])) {
            ++counts_[byte];
            ++high_bytes_;
            if ((i == 0 || separates_words(i - 1)) && separates_words(i + 1)) ++single_counts_[byte];
        }
        before = byte;
    }
    for (std::size_t pair = 0; pair < pairs.size(); ++pair)
        if (pairs[pair] > 0)
            pairs_.push_back({static_cast<unsigned char>(pair >> 8), static_cast<unsigned char>(pair & 0xff),
                              static_cast<float>(pairs[pair])});
}

LineEnds line_ends_of(std::string_view text) {
    const std::string_view head = text.substr(0, 64 << 10);
    const bool has_line_feed = head.find('\n') != head.npos;
    if (head.find("\r\n") != head.npos) return LineEnds::windows;
    if (has_line_feed) return LineEnds::unix;
    return head.find('\r') != head.npos ? LineEnds::mac : LineEnds::none;
}

}  // namespace kwic
