// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/deflater.hpp"

#include <libdeflate.h>
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>

namespace kwic::glass {
namespace {

constexpr int level = 1;
constexpr std::size_t xapian_step = 8192;

}  // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
    if (!compressor_) throw std::bad_alloc();
}

std::string_view Deflater::deflate(std::string_view tag) {
    if (tag.size() < min_deflated_bytes || tag.size() > max_deflated_bytes) return {};
    out_.clear();
    std::uint8_t* const to = out_.room(tag.size());
    const std::size_t size = libdeflate_deflate_compress(compressor_.get(), tag.data(), tag.size(), to, tag.size() - 1);
    const auto stream = as_text(to, size);
    return is_readable_by_xapian(tag, stream) ? stream : std::string_view();
}

bool is_readable_by_xapian(std::string_view tag, std::string_view stream) {
    if (tag.size() < xapian_step || stream.empty()) return true;
    z_stream inflater{};
    if (inflateInit2(&inflater, -15) != Z_OK) throw std::bad_alloc();
    Buffer out;
    inflater.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(stream.data()));
    inflater.avail_in = static_cast<uInt>(stream.size() - 1);
    inflater.next_out = out.room(tag.size() + 1);
    inflater.avail_out = static_cast<uInt>(tag.size() + 1);
    inflate(&inflater, Z_SYNC_FLUSH);
    const bool is_whole = inflater.total_out == tag.size();
    inflateEnd(&inflater);
    return is_whole;
}

}  // namespace kwic::glass
