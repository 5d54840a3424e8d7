// SPDX-License-Identifier: GPL-2.0-or-later
// A Decompressor decompresses a gzip, zstd, xz or bzip2 file in pieces. The file may consist of several gzip members,
// zstd frames, or streams of xz or bzip2.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace kwic {

// Thrown if compressed data are damaged or incomplete, or if their window is too large; see make_decompressor(). what()
// returns the cause.
class DamagedInput : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Decompressor {
public:
    virtual ~Decompressor() = default;

    // Decompresses bytes at the front of `in`, and removes these bytes from `in`. Writes up to `count` decompressed
    // bytes at `out`, and returns the number of bytes written. If the result is 0 and `in` is empty, more input is
    // needed. Throws DamagedInput if the next bytes cannot be decompressed.
    virtual std::size_t decompress(std::string_view& in, char* out, std::size_t count) = 0;

    // Throws DamagedInput if the data are incomplete. Must be called at the end of the input.
    virtual void end() const = 0;
};

// Number of bytes from which make_decompressor() recognizes the format.
inline constexpr std::size_t magic_size = 4;

// Number of bytes from which is_compressed() recognizes the format.
inline constexpr std::size_t full_magic_size = 10;

// Returns whether data that begin with `head` are compressed, and can be told from every text by their first bytes.
// `head` should have full_magic_size bytes, unless the data are shorter.
bool is_compressed(std::string_view head);

// Returns a decompressor for data that begin with `head`, or null if the data are not compressed. `head` should have at
// least magic_size bytes, unless the data are shorter. Decompression of zstd data needs as much memory as their
// window, so the decompressor treats data with too large a window as damaged. The maximum size of a window is
// `max_size`, rounded down to a power of two, but at least 8 MiB and at most 128 MiB. The decompression of xz data
// needs at most 128 MiB, and that of bzip2 data 4 MiB.
std::unique_ptr<Decompressor> make_decompressor(std::string_view head, std::uint64_t max_size);

}  // namespace kwic
