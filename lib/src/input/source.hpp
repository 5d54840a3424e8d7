// SPDX-License-Identifier: GPL-2.0-or-later
// Source: reads an open file from the current position of the file, and decompresses files of
// gzip, zstd, xz and bzip2.
#pragma once

#include "input/decompressor.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kwic {

// Returns whether `name` has the ending of a compressed file: `.gz`, `.dz`, `.zst`, `.xz` or `.bz2`, in lower or upper
// case.
bool has_compressed_name(std::string_view name);

class Source {
public:
    // The caller owns the descriptor `file`. If `decompress` is false, read() returns the bytes of the file unchanged.
    // See make_decompressor() for `max_size`.
    Source(int file, bool decompress, std::uint64_t max_size);

    // Reads up to `count` bytes and returns their number, or 0 at the end. Blocks until at least one byte is available.
    // Throws std::system_error if the system reports an error. If compressed data are damaged, read() first returns
    // the bytes that can be decompressed; a later call throws DamagedInput.
    std::size_t read(char* into, std::size_t count);

    // Returns whether read() decompresses the file. Returns false before the first read().
    bool compressed() const { return decompressor_ != nullptr; }

    // Returns the number of bytes of the file, before decompression, that read() has processed.
    std::uint64_t consumed() const { return fetched_ - rest_.size(); }

private:
    std::size_t fetch(char* into, std::size_t count);
    void look_at_head();

    int file_;
    bool must_look_;  // whether the first bytes of the file must still be examined
    std::uint64_t max_size_;
    std::uint64_t fetched_ = 0;  // bytes read from the file
    std::vector<char> piece_;
    std::string_view rest_;  // the part of `piece_` that has not been processed
    std::unique_ptr<Decompressor> decompressor_;
};

}  // namespace kwic
