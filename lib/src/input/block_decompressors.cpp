// SPDX-License-Identifier: GPL-2.0-or-later
// Implements Decompressor with liblzma for xz data and with libbz2 for bzip2 data.
#include "input/block_decompressors.hpp"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <string_view>

namespace kwic {
namespace {

// `xz -9` writes data that need 65 MiB.
constexpr std::uint64_t max_xz_bytes = 128 << 20;

class Xz final : public Decompressor {
public:
    Xz() = default;
    Xz(const Xz&) = delete;
    Xz& operator=(const Xz&) = delete;
    ~Xz() override { lzma_end(&stream_); }

    std::size_t decompress(std::string_view& in, char* out, std::size_t count) override {
        // Between streams there may be zero bytes.
        if (!in_stream_) in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
        if (in.empty() && !in_stream_) return 0;
        if (!in_stream_) check(lzma_stream_decoder(&stream_, max_xz_bytes, 0));
        in_stream_ = true;
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        stream_.avail_in = in.size();
        stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
        stream_.avail_out = count;
        const lzma_ret result = lzma_code(&stream_, LZMA_RUN);
        in.remove_prefix(in.size() - stream_.avail_in);
        const std::size_t written = count - stream_.avail_out;
        if (result == LZMA_STREAM_END) in_stream_ = false;
        // If bytes were written before an error, returns their number. The next call reports the error.
        if (written == 0 && result != LZMA_STREAM_END && result != LZMA_BUF_ERROR) check(result);
        return written;
    }

    void end() const override {
        if (in_stream_) throw DamagedInput("damaged xz data (cut off)");
    }

private:
    static void check(lzma_ret result) {
        switch (result) {
            case LZMA_OK:
                return;
            case LZMA_MEM_ERROR:
                throw std::bad_alloc();
            case LZMA_MEMLIMIT_ERROR:
                throw DamagedInput(fmt::format("xz dictionary larger than {} MB", max_xz_bytes >> 20));
            case LZMA_OPTIONS_ERROR:
                throw DamagedInput("damaged xz data (unknown options)");
            default:
                throw DamagedInput("damaged xz data");
        }
    }

    lzma_stream stream_ = LZMA_STREAM_INIT;
    bool in_stream_ = false;
};

class Bzip2 final : public Decompressor {
public:
    Bzip2() = default;
    Bzip2(const Bzip2&) = delete;
    Bzip2& operator=(const Bzip2&) = delete;
    ~Bzip2() override { close(); }

    std::size_t decompress(std::string_view& in, char* out, std::size_t count) override {
        if (in.empty() && !in_stream_) return 0;
        if (is_damaged_) throw DamagedInput("damaged bzip2 data");
        if (!in_stream_) open();
        constexpr std::size_t max_bytes = std::numeric_limits<unsigned>::max();
        // libbz2 does not write to its input.
        stream_.next_in = const_cast<char*>(in.data());
        stream_.avail_in = static_cast<unsigned>(std::min(in.size(), max_bytes));
        stream_.next_out = out;
        stream_.avail_out = static_cast<unsigned>(std::min(count, max_bytes));
        const auto space = stream_.avail_out;
        const auto held = stream_.avail_in;
        const int result = BZ2_bzDecompress(&stream_);
        in.remove_prefix(held - stream_.avail_in);
        const std::size_t written = space - stream_.avail_out;
        if (result == BZ_MEM_ERROR) throw std::bad_alloc();
        if (result == BZ_STREAM_END) close();
        // If bytes were written before an error, returns their number. The next call reports the error.
        is_damaged_ = result != BZ_OK && result != BZ_STREAM_END;
        if (is_damaged_ && written == 0) throw DamagedInput("damaged bzip2 data");
        return written;
    }

    void end() const override {
        if (in_stream_) throw DamagedInput("damaged bzip2 data (cut off)");
    }

private:
    void open() {
        stream_ = {};
        if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
        in_stream_ = true;
    }

    void close() {
        if (in_stream_) BZ2_bzDecompressEnd(&stream_);
        in_stream_ = false;
    }

    bz_stream stream_{};
    bool in_stream_ = false;
    bool is_damaged_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> make_xz_decompressor() { return std::make_unique<Xz>(); }

std::unique_ptr<Decompressor> make_bzip2_decompressor() { return std::make_unique<Bzip2>(); }

}  // namespace kwic
