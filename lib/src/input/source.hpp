// SPDX-License-Identifier: GPL-2.0-or-later
// Source: the bytes of an open file from where it stands; those of a gzip or zstd file are read through.
#pragma once

#include "input/decompressor.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kwic {

// Whether the name is that of a compressed file, such as `story.txt.gz`.
bool has_compressed_name(std::string_view name);

class Source {
public:
    // The descriptor stays the caller's. `read_through`: look whether the bytes are compressed. `max_size`: see
    // make_decompressor().
    Source(int file, bool read_through, std::uint64_t max_size);

    // Waits for up to `count` bytes and returns how many there were; 0 is the end. Throws std::system_error if the
    // system refuses, and DamagedInput after all that could be read before the damage.
    std::size_t read(char* into, std::size_t count);

    bool compressed() const { return decompressor_ != nullptr; }

    // Bytes of the file that were used up: those on disk, not those they stand for.
    std::uint64_t consumed() const { return fetched_ - rest_.size(); }

private:
    std::size_t fetch(char* into, std::size_t count);
    void look_at_head();

    int file_;
    bool look_;
    std::uint64_t max_size_;
    std::uint64_t fetched_ = 0;
    std::vector<char> piece_;
    std::string_view rest_;  // of `piece_`
    std::unique_ptr<Decompressor> decompressor_;
};

}  // namespace kwic
