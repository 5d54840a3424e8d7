// SPDX-License-Identifier: GPL-2.0-or-later
// Compresses tags of a table as Xapian does: a raw deflate stream, and only where that is shorter and can be read.
#pragma once

#include "glass/buffer.hpp"

#include <memory>
#include <string_view>

struct libdeflate_compressor;

namespace kwic::glass {

// Shorter tags gain too little for the time: of 42,650 news texts those of more than half, which take 4 % of the time
// of a build, would save 2 % of the index. Xapian itself would try from 19 bytes on.
inline constexpr std::size_t min_deflated_bytes = 800;

// Longer ones are stored as they are, so that they need not be in memory whole.
inline constexpr std::size_t max_deflated_bytes = 1 << 20;

class Deflater {
public:
    Deflater();

    // The stream, valid until the next call; empty where the tag is better stored as it is.
    std::string_view deflate(std::string_view tag);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    Buffer out_;
};

// Whether Xapian can read the stream back. It inflates in steps of 8192 bytes and takes the end of a step at which
// no input is left for the end of the data, although output may be due; so all output must be due before the last byte.
bool is_readable_by_xapian(std::string_view tag, std::string_view stream);

}  // namespace kwic::glass
