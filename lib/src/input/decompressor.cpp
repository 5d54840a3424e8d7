// SPDX-License-Identifier: GPL-2.0-or-later
// Implements Decompressor with zlib for gzip data and with libzstd for zstd data.
#include "input/decompressor.hpp"

#include "input/block_decompressors.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <string_view>

namespace kwic {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b\x08";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
constexpr std::string_view xz_magic = "\xfd\x37\x7a\x58";
constexpr std::string_view bzip2_magic = "BZh";  // a digit from 1 to 9 follows
constexpr std::array<std::string_view, 2> bzip2_blocks = {"1AY&SY", "\x17\x72\x45\x38\x50\x90"};
constexpr std::string_view skippable_magic = "\x2a\x4d\x18";  // bytes 2 to 4; byte 1 is 0x50 to 0x5f

class Gzip final : public Decompressor {
public:
    Gzip() {
        constexpr int gzip_only = 16;
        if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
    }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;
    ~Gzip() override { inflateEnd(&stream_); }

    std::size_t decompress(std::string_view& in, char* out, std::size_t count) override {
        if (!in_member_) pass_padding(in);
        if (in.empty() && !in_member_) return 0;
        if (!in_member_) inflateReset(&stream_);
        in_member_ = true;
        constexpr std::size_t max_bytes = std::numeric_limits<uInt>::max();
        // zlib does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.avail_in = static_cast<uInt>(std::min(in.size(), max_bytes));
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = static_cast<uInt>(std::min(count, max_bytes));
        const auto space = stream_.avail_out;
        const auto held = stream_.avail_in;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        in.remove_prefix(held - stream_.avail_in);
        const std::size_t written = space - stream_.avail_out;
        if (result == Z_STREAM_END) in_member_ = false;
        if (result == Z_MEM_ERROR) throw std::bad_alloc();
        // If bytes were written before an error, returns their number and does not throw. The next call of inflate()
        // writes nothing and reports the error again.
        const bool damaged = result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR;
        if (damaged && written == 0) {
            throw DamagedInput(fmt::format("damaged gzip data ({})", stream_.msg ? stream_.msg : "no reason given"));
        }
        return written;
    }

    void end() const override {
        if (in_member_) throw DamagedInput("damaged gzip data (cut off)");
    }

private:
    // Skips zero bytes after a member. Some tools, such as those that write to tapes, fill the last block with zero
    // bytes.
    static void pass_padding(std::string_view& in) {
        in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
    }

    z_stream stream_{};
    bool in_member_ = false;
};

class Zstd final : public Decompressor {
public:
    explicit Zstd(std::uint64_t max_size) : stream_(ZSTD_createDStream()) {
        if (!stream_) throw std::bad_alloc();
        // RFC 8878, 3.1.1.1.2: decoders should support windows of 8 MiB, and encoders should not use larger ones.
        constexpr int min_log = 23;
        constexpr int max_log = 27;  // the default limit of the zstd program
        window_log_ = std::clamp(static_cast<int>(std::bit_width(max_size)) - 1, min_log, max_log);
        ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, window_log_);
    }

    // Passes to libzstd only the bytes that libzstd requests, at most one compressed block per call. Therefore only the
    // data of one block are lost if libzstd fails.
    std::size_t decompress(std::string_view& in, char* out, std::size_t count) override {
        ZSTD_inBuffer input{in.data(), std::min(in.size(), std::max<std::size_t>(wanted_, 1)), 0};
        ZSTD_outBuffer output{out, count, 0};
        const bool between = wanted_ == 0;
        if (between && in.empty()) return 0;
        const std::size_t result = ZSTD_decompressStream(stream_.get(), &output, &input);
        if (ZSTD_isError(result)) fail(result);
        in.remove_prefix(input.pos);
        wanted_ = result;
        return output.pos;
    }

    void end() const override {
        if (wanted_ != 0) throw DamagedInput("damaged zstd data (cut off)");
    }

private:
    [[noreturn]] void fail(std::size_t result) const {
        switch (ZSTD_getErrorCode(result)) {
            case ZSTD_error_memory_allocation:
                throw std::bad_alloc();
            case ZSTD_error_frameParameter_windowTooLarge:
                throw DamagedInput(fmt::format("zstd window larger than {} MB", 1 << (window_log_ - 20)));
            default:
                throw DamagedInput(fmt::format("damaged zstd data ({})", ZSTD_getErrorName(result)));
        }
    }

    struct Free {
        void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> stream_;
    std::size_t wanted_ = 0;  // number of bytes that libzstd requests; 0 between two frames
    int window_log_ = 0;
};

// Returns whether `head` begins with `magic` or is a non-empty prefix of `magic`.
bool begins(std::string_view head, std::string_view magic) {
    return !head.empty() && (head.starts_with(magic) || magic.starts_with(head));
}

bool is_bzip2(std::string_view head) {
    return head.size() >= magic_size && head.starts_with(bzip2_magic) && head[3] >= '1' && head[3] <= '9';
}

bool begins_skippable(std::string_view head) {
    return head.size() >= magic_size && (head[0] & 0xf0) == 0x50 && head.substr(1).starts_with(skippable_magic);
}

}  // namespace

bool is_compressed(std::string_view head) {
    if (head.starts_with(gzip_magic) || head.starts_with(zstd_magic) || head.starts_with(xz_magic)) return true;
    if (begins_skippable(head)) return true;
    // A text may begin with the magic bytes of bzip2, but not with those of its first block, too.
    const std::string_view block = head.substr(std::min(head.size(), magic_size));
    return is_bzip2(head) && std::any_of(bzip2_blocks.begin(), bzip2_blocks.end(),
                                         [&](std::string_view magic) { return block.starts_with(magic); });
}

std::unique_ptr<Decompressor> make_decompressor(std::string_view head, std::uint64_t max_size) {
    if (begins(head, gzip_magic)) return std::make_unique<Gzip>();
    if (begins(head, zstd_magic) || begins_skippable(head)) return std::make_unique<Zstd>(max_size);
    if (begins(head, xz_magic)) return make_xz_decompressor();
    if (is_bzip2(head)) return make_bzip2_decompressor();
    return nullptr;
}

}  // namespace kwic
