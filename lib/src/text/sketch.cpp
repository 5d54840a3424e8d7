// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sketch.hpp"

#include "text/word_hash.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Two sketches are near if at least 46 of their 80 bins agree. If the Jaccard coefficient of the sets is 43%, 46 bins
// are expected to agree. In unrelated sketches, a quarter of the bins agree by chance, and 46 bins or more agree in
// about one of 10^9 pairs.
constexpr std::size_t near_bins = 46;

}  // namespace

void Sketch::add(const Sketch& other) {
    for (std::size_t bin = 0; bin < bins; ++bin) minimum_[bin] = std::min(minimum_[bin], other.minimum_[bin]);
    sum_ += other.sum_;
    added_ += other.added_;
}

std::string Sketch::bits() const {
    std::string bits(sketch_bytes, '\0');
    for (std::size_t bin = 0; bin < bins; ++bin) {
        std::size_t full = bin;
        for (std::uint64_t attempt = 1; minimum_[full] == empty; ++attempt) full = mix(attempt << 32 | bin) % bins;
        // The bits also depend on the number of the bin, so that bins that are filled from the same bin have different
        // bits.
        const std::uint64_t two = mix(std::uint64_t{minimum_[full]} << 32 | bin) >> 62;
        bits[bin / 4] = static_cast<char>(static_cast<unsigned char>(bits[bin / 4]) | two << bin % 4 * 2);
    }
    return bits;
}

std::string Sketch::exact() const {
    const std::uint64_t sum = mix(sum_);
    std::string bytes;
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(sum >> shift & 0xff);
    return bytes;
}

// Counts bits in parallel in the fields of 32-bit words (Hacker's Delight, section 5-1). Without a popcnt instruction,
// this method is several times faster than std::popcount.
std::size_t equal_bins(std::string_view sketch, std::string_view other) {
    std::uint32_t fours = 0;  // each 4-bit field counts equal bins: at most two in each of the five 32-bit words
    for (std::size_t i = 0; i < sketch_bytes; i += 4) {
        std::uint32_t a, b;
        std::memcpy(&a, &sketch[i], sizeof a);
        std::memcpy(&b, &other[i], sizeof b);
        const std::uint32_t different = a ^ b;
        const std::uint32_t equal = ~(different | different >> 1) & 0x55555555;
        fours += (equal & 0x33333333) + (equal >> 2 & 0x33333333);
    }
    const std::uint32_t eights = (fours & 0x0f0f0f0f) + (fours >> 4 & 0x0f0f0f0f);
    return eights * 0x01010101 >> 24;
}

bool are_near(std::string_view sketch, std::string_view other) {
    if (sketch.size() != sketch_bytes || other.size() != sketch_bytes) return !sketch.empty() && sketch == other;
    return equal_bins(sketch, other) >= near_bins;
}

}  // namespace kwic
