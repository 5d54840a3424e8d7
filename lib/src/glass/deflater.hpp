// SPDX-License-Identifier: GPL-2.0-or-later
// Deflater compresses tags of a table (see glass/bulk_builder.hpp) to raw deflate streams, as Xapian does. A tag stays
// uncompressed if its size is outside the limits below, if the stream is not shorter than the tag, or if Xapian cannot
// read the stream.
#pragma once

#include "glass/buffer.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

struct libdeflate_compressor;

namespace kwic::glass {

// Tags with fewer bytes are not compressed. In an index of 42,650 news texts, more than half of the termlists have
// fewer bytes. Compressing these termlists would take 4 % of the build time and save 2 % of the size of the index.
// Xapian compresses tags of 19 bytes or more.
inline constexpr std::size_t min_deflated_bytes = 800;

// Tags with more bytes are stored uncompressed, so that a complete tag need not be in memory.
inline constexpr std::size_t max_deflated_bytes = 1 << 20;

class Deflater {
public:
    Deflater();

    // Returns the deflate stream, or an empty string if the tag should be stored uncompressed. The stream is valid
    // until the next call.
    std::string_view deflate(std::string_view tag);

private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    Buffer out_;
};

// Returns whether Xapian can read the stream. Xapian asks for 8192 bytes of output at a time. When no input is left,
// Xapian stops and loses any output that is still pending. If a tag of 8192 bytes or more is complete before the last
// byte of the stream is read, no output is pending at the end of the input, and Xapian can read the stream.
bool is_readable_by_xapian(std::string_view tag, std::string_view stream);

}  // namespace kwic::glass
