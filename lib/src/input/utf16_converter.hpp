// SPDX-License-Identifier: GPL-2.0-or-later
// Utf16Converter: reads a Source, and converts a stream that begins with the byte-order mark of UTF-16 to UTF-8.
#pragma once

#include "input/source.hpp"

#include <cstddef>
#include <string>

namespace kwic {

class Utf16Converter {
public:
    // `source` must outlive the Utf16Converter.
    explicit Utf16Converter(Source& source) : source_(source) {}

    // Reads up to `count` bytes, which must be at least 4, and returns their number, or 0 at the end. Returns the bytes
    // of a stream without a byte-order mark of UTF-16 unchanged. Half a surrogate pair, and half a code unit at the
    // end, become U+FFFD. Throws the exceptions of Source::read().
    std::size_t read(char* into, std::size_t count);

private:
    enum class Form { unknown, other, little_endian, big_endian };

    bool fetch();
    void look_at_mark();
    unsigned unit(std::size_t at) const;
    std::size_t convert(char* into, std::size_t count);

    Source& source_;
    Form form_ = Form::unknown;
    std::string held_;     // bytes of the source that read() has not processed
    bool at_end_ = false;  // whether the source has ended
};

}  // namespace kwic
