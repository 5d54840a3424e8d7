// SPDX-License-Identifier: GPL-2.0-or-later
// Decompressors: the bytes of a gzip or zstd file -> those they stand for, in pieces. Members and frames may follow
// one another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace kwic {

// Compressed data that cannot be read on; what() is the cause.
class DamagedInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Decompressor {
public:
    virtual ~Decompressor() = default;

    // Takes bytes from the front of `in` and returns how many of the `count` bytes at `out` it wrote; 0 with `in`
    // empty: it needs more. Throws DamagedInput when nothing more can be written.
    virtual std::size_t decompress(std::string_view& in, char* out, std::size_t count) = 0;

    // There is no more input. Throws DamagedInput unless it may end here.
    virtual void end() const = 0;
};

inline constexpr std::size_t magic_size = 4;

// The one for data with this beginning, at least `magic_size` bytes of it if there are as many; null: they are not
// compressed. zstd data that ask for a window of more than `max_size` bytes, and of more than the 8 MiB that all of
// them may ask for, count as damaged, as they would take that much memory.
std::unique_ptr<Decompressor> make_decompressor(std::string_view head, std::uint64_t max_size);

}  // namespace kwic
