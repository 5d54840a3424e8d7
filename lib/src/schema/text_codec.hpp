// SPDX-License-Identifier: GPL-2.0-or-later
// TextCodec compresses the records and texts of an index with zstd. Most documents are too short to contain many
// repetitions, so a full build trains a dictionary on its first documents. The dictionary is empty if the index stores
// no texts, or if train_dictionary() returns an empty result. Several threads may use a codec at the same time.
#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kwic {

class TextCodec {
public:
    // `dictionary` is a result of train_dictionary(), or empty. Bytes that were compressed with a dictionary can only
    // be read with the same dictionary.
    explicit TextCodec(std::string dictionary = {});

    const std::string& dictionary() const;

    // Appends the length of `bytes` as a varint, then the compressed bytes.
    void append(std::string& out, std::string_view bytes) const;

    // Decompresses the rest of `in`, which append() wrote, and returns the result. Throws Error (corrupt) if the rest
    // is damaged, or if the length at its beginning exceeds `max_bytes`.
    std::string read(ByteReader& in, std::uint64_t max_bytes) const;

private:
    struct Dictionary;
    std::shared_ptr<Dictionary> dictionary_;
};

// Returns a dictionary for texts that are similar to `samples`. The result is empty if the samples are too short in
// total, or if zstd cannot make a dictionary from them.
std::string train_dictionary(std::span<const std::string_view> samples);

}  // namespace kwic
