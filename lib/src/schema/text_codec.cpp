// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/text_codec.hpp"

#include "base/once.hpp"
#include "base/per_thread.hpp"

#include <zdict.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// The compression level of zstd. Compared with level 2, level 3 makes news texts 2 % smaller and takes 25 % more time.
constexpr int level = 2;

// A larger dictionary would hardly make the compressed texts smaller.
constexpr std::size_t max_dictionary_bytes = 64u << 10;
constexpr std::size_t min_dictionary_bytes = 4u << 10;

// The minimum ratio of the total size of the samples to the size of the dictionary. zstd recommends that the samples be
// many times as large as the dictionary.
constexpr std::size_t samples_per_dictionary = 8;

template <class Object, std::size_t (*release)(Object*)>
struct Release {
    void operator()(Object* object) const { release(object); }
};
using Compressor = std::unique_ptr<ZSTD_CCtx, Release<ZSTD_CCtx, ZSTD_freeCCtx>>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, Release<ZSTD_DCtx, ZSTD_freeDCtx>>;
using CompressionTables = std::unique_ptr<ZSTD_CDict, Release<ZSTD_CDict, ZSTD_freeCDict>>;
using DecompressionTables = std::unique_ptr<ZSTD_DDict, Release<ZSTD_DDict, ZSTD_freeDDict>>;

template <class Pointer>
Pointer non_null(Pointer pointer) {
    if (!pointer) throw std::bad_alloc();
    return pointer;
}

ZSTD_CCtx* compressor() {
    static PerThread<const Compressor> contexts;
    return contexts
        .get([] {
            auto fresh = non_null(Compressor(ZSTD_createCCtx()));
            ZSTD_CCtx_setParameter(fresh.get(), ZSTD_c_compressionLevel, level);
            ZSTD_CCtx_setParameter(fresh.get(), ZSTD_c_dictIDFlag, 0);
            return fresh;
        })
        .get();
}

ZSTD_DCtx* decompressor() {
    static PerThread<const Decompressor> contexts;
    return contexts.get([] { return non_null(Decompressor(ZSTD_createDCtx())); }).get();
}

}  // namespace

// The dictionary, and the tables that zstd computes from the dictionary: one kind for compression and another for
// decompression. Each kind is computed at its first use, so a searcher computes only the tables for decompression.
struct TextCodec::Dictionary {
    std::string bytes;
    Once compresses, decompresses;
    CompressionTables compression;
    DecompressionTables decompression;

    const ZSTD_CDict* for_compression() {
        if (bytes.empty()) return nullptr;
        compresses.call(
            [&] { compression = non_null(CompressionTables(ZSTD_createCDict(bytes.data(), bytes.size(), level))); });
        return compression.get();
    }

    const ZSTD_DDict* for_decompression() {
        if (bytes.empty()) return nullptr;
        decompresses.call(
            [&] { decompression = non_null(DecompressionTables(ZSTD_createDDict(bytes.data(), bytes.size()))); });
        return decompression.get();
    }
};

TextCodec::TextCodec(std::string dictionary) : dictionary_(std::make_shared<Dictionary>()) {
    dictionary_->bytes = std::move(dictionary);
}

const std::string& TextCodec::dictionary() const { return dictionary_->bytes; }

void TextCodec::append(std::string& out, std::string_view bytes) const {
    append_varint(out, bytes.size());
    const std::size_t head = out.size();
    out.resize(head + ZSTD_compressBound(bytes.size()));
    ZSTD_CCtx_refCDict(compressor(), dictionary_->for_compression());
    const std::size_t size =
        ZSTD_compress2(compressor(), out.data() + head, out.size() - head, bytes.data(), bytes.size());
    if (ZSTD_getErrorCode(size) == ZSTD_error_memory_allocation) throw std::bad_alloc();
    if (ZSTD_isError(size))
        throw Error(ErrorCode::internal, std::string("cannot compress a text: ") + ZSTD_getErrorName(size));
    out.resize(head + size);
}

std::string TextCodec::read(ByteReader& in, std::uint64_t max_bytes) const {
    const auto size = in.number();
    if (size > max_bytes) throw Error(ErrorCode::corrupt, "the index is damaged: bad length of a text");
    const std::string_view from = in.rest();
    // The size is checked before `size` bytes are allocated.
    if (ZSTD_getFrameContentSize(from.data(), from.size()) != size)
        throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be decompressed");
    std::string bytes(size, '\0');
    const std::size_t got = ZSTD_decompress_usingDDict(decompressor(), bytes.data(), size, from.data(), from.size(),
                                                       dictionary_->for_decompression());
    if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation) throw std::bad_alloc();
    if (ZSTD_isError(got) || got != size)
        throw Error(ErrorCode::corrupt, "the index is damaged: a text cannot be decompressed");
    return bytes;
}

std::string train_dictionary(std::span<const std::string_view> samples) {
    std::string joined;
    std::vector<std::size_t> sizes;
    for (const std::string_view sample : samples) {
        joined += sample;
        sizes.push_back(sample.size());
    }
    std::string dictionary(std::min(joined.size() / samples_per_dictionary, max_dictionary_bytes), '\0');
    if (dictionary.size() < min_dictionary_bytes) return {};
    const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
                                                   static_cast<unsigned>(sizes.size()));
    dictionary.resize(ZDICT_isError(size) ? 0 : size);
    return dictionary;
}

}  // namespace kwic
