// SPDX-License-Identifier: GPL-2.0-or-later
// TextCodec: compresses what an index keeps of its documents, by zstd. Most documents are too short to hold much
// that comes twice, so an index has a dictionary of what its first documents have in common.
// Threads: may be used by several at once.
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
    // `dictionary`: what train_dictionary() made, or empty for none. What was compressed with one can only be read
    // with the same one.
    explicit TextCodec(std::string dictionary = {});

    const std::string& dictionary() const;

    // Appends the length of `bytes`, then they, compressed.
    void append(std::string& out, std::string_view bytes) const;

    // All that is left of `in`, which append() has written. Throws Error (corrupt), also where it says to be longer
    // than `most` bytes.
    std::string read(ByteReader& in, std::uint64_t most) const;

private:
    struct Dictionary;
    std::shared_ptr<Dictionary> dictionary_;
};

// Empty where the samples are too few or too much alike for a dictionary to be worth its place.
std::string train_dictionary(std::span<const std::string_view> samples);

}  // namespace kwic
