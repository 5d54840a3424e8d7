// SPDX-License-Identifier: GPL-2.0-or-later
// Sketch computes 20 bytes that represent a set of hashes. Comparing the bytes of two sets gives an estimate of the
// Jaccard coefficient of the sets: the size of their intersection divided by the size of their union.
//
// A Sketch is a one-permutation MinHash (Li, Owen and Zhang, "One permutation hashing", NIPS 2012). Each hash belongs
// to one of 80 bins, and each bin holds the minimum of its hashes. Empty bins are filled from other bins (Shrivastava,
// "Optimal densification for fast and accurate minwise hashing", ICML 2017), and two bits of each bin are kept (Li and
// König, "b-bit minwise hashing", WWW 2010). Three alternatives distinguished news stories less well: 160 bins of one
// bit (20 bytes), 40 bins of four bits (20 bytes), and sketches of 16 bytes.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace kwic {

// The size in bytes of the result of Sketch::bits(). The result of Sketch::exact() is shorter.
inline constexpr std::size_t sketch_bytes = 20;

class Sketch {
public:
    static constexpr std::size_t bins = sketch_bytes * 4;

    Sketch() { minimum_.fill(empty); }

    // Adds a hash to the set.
    void add(std::uint64_t hash) {
        std::uint32_t& minimum = minimum_[(hash >> 32) * bins >> 32];
        minimum = std::min(minimum, static_cast<std::uint32_t>(hash) >> 1);
        sum_ += hash;
        ++added_;
    }

    void add(const Sketch& other);  // adds all hashes of the other set

    std::size_t added() const { return added_; }  // number of hashes added, duplicates included
    // Returns the sketch, which has sketch_bytes bytes. At least one hash must have been added.
    std::string bits() const;
    // Returns 8 bytes that are computed from the sum of all added hashes. Two sketches have the same bytes if each hash
    // was added equally often to both, in any order. Sketches to which different hashes were added almost certainly
    // have different bytes.
    std::string exact() const;

private:
    static constexpr std::uint32_t empty = std::numeric_limits<std::uint32_t>::max();

    std::array<std::uint32_t, bins> minimum_;  // minimum of bits 1 to 31 of the hashes in each bin, or `empty`
    std::size_t added_ = 0;
    std::uint64_t sum_ = 0;
};

// Returns the number of bins in which two results of bits() agree.
std::size_t equal_bins(std::string_view sketch, std::string_view other);

// Returns whether two sets are similar, given their bits() or exact(). Results of exact() are near only if they are
// equal. An empty string is not near any string.
bool are_near(std::string_view sketch, std::string_view other);

}  // namespace kwic
