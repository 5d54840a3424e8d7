// SPDX-License-Identifier: GPL-2.0-or-later
// A set of hashes -> a few bytes, from which it is told how much two sets have in common (their Jaccard coefficient).
//
// One permutation MinHash (Li, Owen and Zhang, "One permutation hashing", NIPS 2012), its empty bins filled from others
// (Shrivastava, "Optimal densification for fast and accurate minwise hashing", ICML 2017), two bits of each bin (Li and
// König, "b-bit minwise hashing", WWW 2010). Of 20 bytes, 160 bins of one bit and 40 of four told stories apart less
// well, and so did 16 bytes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace kwic {

// A sketch; that of a set that is too small for one, exact() or nothing, is shorter.
inline constexpr std::size_t sketch_bytes = 20;

class Sketch {
public:
    static constexpr std::size_t bins = sketch_bytes * 4;

    Sketch() { least_.fill(empty); }

    void add(std::uint64_t hash) {
        std::uint32_t& least = least_[(hash >> 32) * bins >> 32];
        least = std::min(least, static_cast<std::uint32_t>(hash) >> 1);
        sum_ += hash;
        ++added_;
    }

    void add(const Sketch& other);  // the union of both sets

    std::size_t added() const { return added_; }  // hashes, equal ones included
    std::string bits() const;                     // sketch_bytes; something must have been added
    std::string exact() const;                    // 8 bytes, the same for the same hashes in any order only

private:
    static constexpr std::uint32_t empty = std::numeric_limits<std::uint32_t>::max();

    std::array<std::uint32_t, bins> least_;
    std::size_t added_ = 0;
    std::uint64_t sum_ = 0;
};

// How many bins of two sketches agree.
std::size_t equal_bins(std::string_view sketch, std::string_view other);

// Whether two sets are almost the same; exact ones must be equal, and an empty string is near to none.
bool are_near(std::string_view sketch, std::string_view other);

}  // namespace kwic
