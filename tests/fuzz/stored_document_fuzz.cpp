// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that StoredDocument::decode() and decode_frame() accept any bytes or throw Error, and that an encoded
// StoredDocument does not change if it is decoded and encoded again.
#include "schema/stored_document.hpp"

#include <kwic/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const kwic::TextCodec codec;
        const std::string encoded = kwic::StoredDocument::decode(bytes, codec).encode(codec);
        if (kwic::StoredDocument::decode(encoded, codec).encode(codec) != encoded) std::abort();
    } catch (const kwic::Error&) {
    }
    try {
        (void)kwic::decode_frame(bytes, {});
    } catch (const kwic::Error&) {
    }
    return 0;
}
