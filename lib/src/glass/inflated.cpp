// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/inflated.hpp"

#include <kwic/error.hpp>

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace kwic::glass {
namespace {

constexpr int raw_deflate_window = -15;

[[noreturn]] void fail() { throw Error(ErrorCode::corrupt, "bad compressed tag"); }

}  // namespace

std::string inflated(std::string_view bytes) {
    if (bytes.size() > std::numeric_limits<uInt>::max()) fail();
    z_stream stream{};
    if (inflateInit2(&stream, raw_deflate_window) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    for (int status = Z_OK; status != Z_STREAM_END;) {
        const std::size_t before = out.size();
        out.resize(std::max<std::size_t>(2 * before, 4 * bytes.size() + 64));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = static_cast<uInt>(out.size() - before);
        status = inflate(&stream, Z_SYNC_FLUSH);
        const bool is_progress = stream.avail_out < out.size() - before;
        out.resize(out.size() - stream.avail_out);
        if (status != Z_STREAM_END && (status != Z_OK || !is_progress || out.size() > max_tag_bytes)) fail();
    }
    return out;
}

}  // namespace kwic::glass
