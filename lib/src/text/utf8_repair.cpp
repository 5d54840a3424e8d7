// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8_repair.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// The length of a character or a malformed sequence.
struct Step {
    std::size_t length;
    bool valid;
};

// Returns the length of the character or malformed sequence that begins with `p[0]`, which is not ASCII. The range of
// the second byte excludes overlong forms, surrogates and values above U+10FFFF (table 3-7 of the Unicode Standard).
Step step(const unsigned char* p, std::size_t size) {
    const unsigned char lead = p[0];
    if (lead < 0xc2 || lead > 0xf4) return {1, false};
    const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (size < 2 || p[1] < low || p[1] > high) return {1, false};
    for (std::size_t i = 2; i < length; ++i) {
        if (i == size || (p[i] & 0xc0) != 0x80) return {i, false};
    }
    return {length, true};
}

// Returns the index of the first byte at or after `i` that is not ASCII, or `size` if there is no such byte.
std::size_t skip_ascii(const unsigned char* p, std::size_t i, std::size_t size) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    for (std::uint64_t word; i + sizeof word <= size; i += sizeof word) {
        std::memcpy(&word, p + i, sizeof word);
        if (word & high_bits) break;
    }
    while (i < size && p[i] < 0x80) ++i;
    return i;
}

}  // namespace

std::size_t valid_utf8_length(std::string_view bytes) {
    const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t i = 0;
    while ((i = skip_ascii(p, i, bytes.size())) < bytes.size()) {
        // Within a word that is not ASCII, calling skip_ascii() after each character would be slower.
        do {
            const Step next = step(p + i, bytes.size() - i);
            if (!next.valid) return i;
            i += next.length;
        } while (i < bytes.size() && p[i] >= 0x80);
    }
    return i;
}

Utf8Census count_utf8(std::string_view bytes) {
    const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
    Utf8Census census;
    std::size_t i = 0;
    while ((i = skip_ascii(p, i, bytes.size())) < bytes.size()) {
        const Step next = step(p + i, bytes.size() - i);
        ++(next.valid ? census.multibyte : census.malformed);
        i += next.length;
    }
    return census;
}

std::size_t append_repaired_utf8(std::string& out, std::string_view bytes) {
    std::size_t replacements = 0;
    while (true) {
        const std::size_t valid = valid_utf8_length(bytes);
        out.append(bytes.substr(0, valid));
        bytes.remove_prefix(valid);
        if (bytes.empty()) return replacements;
        out.append("\xef\xbf\xbd");
        bytes.remove_prefix(step(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()).length);
        ++replacements;
    }
}

}  // namespace kwic
