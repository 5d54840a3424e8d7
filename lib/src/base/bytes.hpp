// SPDX-License-Identifier: GPL-2.0-or-later
// Writes and reads the varints and strings in stored data. A string is preceded by its length as a varint. ByteReader
// never reads beyond the end of its bytes, even if they are damaged.
#pragma once

#include "base/varint.hpp"

#include <kwic/error.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace kwic {

inline void append_string(std::string& out, std::string_view value) {
    append_varint(out, value.size());
    out += value;
}

// Reads values from a byte string, one after the other. The bytes must outlive the reader. Each function that reads
// throws Error (corrupt) if the bytes end within the value.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    // Reads a varint. Throws Error (corrupt) if the varint has more than max_varint_bytes bytes.
    std::uint64_t number() {
        if (const auto value = read_varint(max_varint_bytes, [&] { return take(1)[0]; })) return *value;
        throw Error(ErrorCode::corrupt, "the index is damaged: a number is too long");
    }

    // Reads a length and then a string of this length, and returns the string as a view into the bytes of the reader.
    std::string_view string() { return take(number()); }

    // Reads the next `bytes` bytes, and returns them as a view into the bytes of the reader.
    std::string_view take(std::uint64_t bytes) {
        if (bytes > rest_.size()) throw Error(ErrorCode::corrupt, "the index is damaged: a record ends too early");
        const auto taken = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return taken;
    }

    // Returns the bytes that have not been read.
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

}  // namespace kwic
