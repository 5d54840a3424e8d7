// SPDX-License-Identifier: GPL-2.0-or-later
// CharsetSample holds the parts of a text from which its charset can be recognized: bytes outside ASCII, and the ASCII
// bytes around them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline bool is_high_byte(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

class CharsetSample {
public:
    explicit CharsetSample(std::string_view text);

    // Two adjacent bytes, at least one of which is not ASCII, and the number of occurrences of this pair.
    struct Pair {
        unsigned char before, byte;
        float count;
    };

    std::string_view bytes() const { return bytes_; }

    // Returns whether the sample may end within a multi-byte character.
    bool is_cut() const { return is_cut_; }

    // Returns each pair of the sample once. The first byte of the sample counts as if it followed a line end.
    const std::vector<Pair>& pairs() const { return pairs_; }

    // Returns the number of occurrences of each byte outside ASCII.
    const std::array<std::uint32_t, 256>& counts() const { return counts_; }

    // Returns, for each byte outside ASCII, the number of its occurrences that stand alone: the bytes directly before
    // and after the occurrence are ASCII characters other than letters, or ends of the sample.
    const std::array<std::uint32_t, 256>& single_counts() const { return single_counts_; }

    // Returns the number of bytes that are not ASCII.
    std::size_t high_bytes() const { return high_bytes_; }

private:
    void count();

    std::string bytes_;
    bool is_cut_ = false;
    std::vector<Pair> pairs_;
    std::array<std::uint32_t, 256> counts_{};
    std::array<std::uint32_t, 256> single_counts_{};
    std::size_t high_bytes_ = 0;
};

// The line ends of a system: LF on Unix, CR LF on Windows and DOS, CR on the old Macintosh. line_ends_of() returns the
// line ends in the first bytes of a text.
enum class LineEnds { none, unix, windows, mac };
LineEnds line_ends_of(std::string_view text);

}  // namespace kwic
