// SPDX-License-Identifier: GPL-2.0-or-later
// Decompressor: decompresses a gzip or zstd file in pieces. The file may consist of several gzip members or zstd
// frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace kwic {

// Thrown for compressed data that cannot be decompressed further. what() is the cause.
class DamagedInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Decompressor {
public:
    virtual ~Decompressor() = default;

    // Removes bytes from the front of `in`, writes up to `count` bytes at `out`, and returns the number of bytes
    // written. If it returns 0 and `in` is empty, it needs more input. Throws DamagedInput when nothing more can be
    // decompressed.
    virtual std::size_t decompress(std::string_view& in, char* out, std::size_t count) = 0;

    // Called at the end of the input. Throws DamagedInput if the data are cut off.
    virtual void end() const = 0;
};

// Number of bytes that make_decompressor() needs.
inline constexpr std::size_t magic_size = 4;

// Returns a decompressor for data that begin with `head`, or null if they are not compressed. `head` should be
// magic_size bytes or more, unless the data are shorter. zstd data whose window is larger than max(max_size, 8 MiB)
// count as damaged, because they would take as much memory.
std::unique_ptr<Decompressor> make_decompressor(std::string_view head, std::uint64_t max_size);

}  // namespace kwic
