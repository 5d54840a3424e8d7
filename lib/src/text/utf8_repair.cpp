// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8_repair.hpp"

#include "base/utf8.hpp"

#include <unicode/utf16.h>

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

constexpr std::size_t surrogate_bytes = 3;

// Returns the surrogate in three bytes with which `bytes` begins, or 0 if there is none.
std::int32_t surrogate_at(std::string_view bytes) {
    if (bytes.size() < surrogate_bytes || bytes[0] != '\xed' || !is_continuation(bytes[2])) return 0;
    const auto second = static_cast<unsigned char>(bytes[1]);
    if (second < 0xa0 || second > 0xbf) return 0;
    return 0xd000 | (second & 0x3f) << 6 | (static_cast<unsigned char>(bytes[2]) & 0x3f);
}

// Returns the character that is encoded by two surrogates at the beginning of `bytes`, or 0 if there are no such
// surrogates.
std::int32_t paired_character(std::string_view bytes) {
    const std::int32_t high = surrogate_at(bytes);
    if (!U16_IS_LEAD(high)) return 0;
    const std::int32_t low = surrogate_at(bytes.substr(surrogate_bytes));
    return U16_IS_TRAIL(low) ? U16_GET_SUPPLEMENTARY(high, low) : 0;
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
        const bool is_surrogate = surrogate_at(bytes.substr(i)) != 0;
        const Step next = is_surrogate ? Step{surrogate_bytes, true} : step(p + i, bytes.size() - i);
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
        if (const std::int32_t character = paired_character(bytes)) {
            append_utf8(character, out);
            bytes.remove_prefix(2 * surrogate_bytes);
            continue;
        }
        out.append("\xef\xbf\xbd");
        bytes.remove_prefix(step(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()).length);
        ++replacements;
    }
}

}  // namespace kwic
