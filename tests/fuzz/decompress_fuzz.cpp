// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that any bytes are decompressed or refused as damaged. If undamaged bytes are passed in small pieces, the
// result must be the same as if all bytes are passed in one piece. Checks that TextCodec returns at most `max_size`
// bytes and reads the bytes that it has written.
#include "base/bytes.hpp"
#include "fuzz/fuzz.hpp"
#include "input/decompressor.hpp"
#include "schema/text_codec.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace kwic;

namespace {

constexpr std::uint64_t max_size = 1 << 20;

struct Outcome {
    std::string bytes;
    bool is_damaged = false;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome decompressed(std::string_view in, std::size_t in_step, std::size_t out_step) {
    Outcome outcome;
    const auto decompressor = make_decompressor(in.substr(0, magic_size), max_size);
    if (!decompressor) return outcome;
    std::array<char, 4096> out;
    try {
        std::size_t given = std::min(in_step, in.size());
        std::string_view piece = in.substr(0, given);
        while (outcome.bytes.size() < max_size) {
            const std::size_t got = decompressor->decompress(piece, out.data(), std::min(out_step, out.size()));
            outcome.bytes.append(out.data(), got);
            if (got > 0 || !piece.empty()) continue;
            if (given == in.size()) {
                decompressor->end();
                break;
            }
            const std::size_t more = std::min(in_step, in.size() - given);
            piece = in.substr(given, more);
            given += more;
        }
    } catch (const DamagedInput&) {
        outcome.is_damaged = true;
    }
    outcome.bytes.resize(std::min<std::size_t>(outcome.bytes.size(), max_size));
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TextCodec codec;
    const std::string_view bytes = fuzz::as_text(data, size);
    const Outcome whole = decompressed(bytes, size + 1, 4096);
    const Outcome pieces = decompressed(bytes, 7, 4096);
    fuzz::require(whole.is_damaged || pieces.is_damaged || whole == pieces);
    fuzz::accepts([&] {
        ByteReader in(bytes);
        fuzz::require(codec.read(in, max_size).size() <= max_size);
    });
    std::string stored;
    codec.append(stored, bytes);
    ByteReader in(stored);
    fuzz::require(codec.read(in, size) == bytes);
    return 0;
}
