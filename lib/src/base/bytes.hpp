// SPDX-License-Identifier: GPL-2.0-or-later
// Stored records consist of varints, and of strings preceded by their length as a varint. append_varint() and
// append_string() write them. ByteReader reads them, and never reads beyond the end, even of damaged records.
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

// Reads values from the beginning of a byte string, which must outlive the reader. Throws Error (corrupt) if the bytes
// end within a value.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    // Reads a varint.
    std::uint64_t number() {
        if (const auto value = read_varint(max_varint_bytes, [&] { return take(1)[0]; })) return *value;
        throw Error(ErrorCode::corrupt, "the index is damaged: a number is too long");
    }

    // Reads the length of a string and the string. Returns a view into the byte string.
    std::string_view string() { return take(number()); }

    // Reads the next `bytes` bytes.
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
