// SPDX-License-Identifier: GPL-2.0-or-later
#include "compress.hpp"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kwic::test {

std::string gzip(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("cannot begin a gzip member");
    std::string member(deflateBound(&stream, text.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(member.data());
    stream.avail_out = static_cast<uInt>(member.size());
    const int result = deflate(&stream, Z_FINISH);
    member.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("cannot make a gzip member");
    return member;
}

std::string bzip2(std::string_view text) {
    std::string stream(text.size() + text.size() / 100 + 600, '\0');
    auto size = static_cast<unsigned>(stream.size());
    const int result = BZ2_bzBuffToBuffCompress(stream.data(), &size, const_cast<char*>(text.data()),
                                                static_cast<unsigned>(text.size()), 9, 0, 0);
    if (result != BZ_OK) throw std::runtime_error("cannot make a bzip2 stream");
    stream.resize(size);
    return stream;
}

std::string xz(std::string_view text, std::uint32_t dictionary_size) {
    lzma_options_lzma options{};
    lzma_lzma_preset(&options, 1);
    options.dict_size = dictionary_size;
    std::array<lzma_filter, 2> filters = {{{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}}};
    std::string stream(lzma_stream_buffer_bound(text.size()), '\0');
    std::size_t size = 0;
    const lzma_ret result = lzma_stream_buffer_encode(
        filters.data(), LZMA_CHECK_CRC64, nullptr, reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
        reinterpret_cast<std::uint8_t*>(stream.data()), &size, stream.size());
    if (result != LZMA_OK) throw std::runtime_error("cannot make an xz stream");
    stream.resize(size);
    return stream;
}

std::string xz(std::string_view text) { return xz(text, 1 << 20); }

std::string zstd(std::string_view text, int window_log) {
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    if (window_log) ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, window_log);
    std::string frame(ZSTD_compressBound(text.size()) + 64, '\0');
    ZSTD_inBuffer in{text.data(), text.size(), 0};
    ZSTD_outBuffer out{frame.data(), frame.size(), 0};
    if (window_log) ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_flush);
    const std::size_t left = ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_end);
    if (ZSTD_isError(left) || left != 0) throw std::runtime_error("cannot make a zstd frame");
    frame.resize(out.pos);
    return frame;
}

std::string zstd_skippable(std::string_view content) {
    std::string frame("\x50\x2a\x4d\x18", 4);
    for (int shift = 0; shift < 32; shift += 8) frame += static_cast<char>(content.size() >> shift & 0xff);
    return frame.append(content);
}

}  // namespace kwic::test
