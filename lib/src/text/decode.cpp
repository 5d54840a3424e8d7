// SPDX-License-Identifier: GPL-2.0-or-later
// decode_text() decodes the bytes of a file, and looks_binary() recognizes files that are not text.
#include <kwic/decode.hpp>

#include "text/charset.hpp"
#include "text/stray_zeros.hpp"
#include "text/utf8_repair.hpp"

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t head_size = 64 << 10;

struct ByteOrderMark {
    std::string_view bytes;
    const char* charset;
};

// UTF-32LE precedes UTF-16LE, because the byte-order mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array<ByteOrderMark, 5> byte_order_marks = {{
    {{"\xff\xfe\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xfe\xff", 4}, "UTF-32BE"},
    {{"\xff\xfe", 2}, "UTF-16LE"},
    {{"\xfe\xff", 2}, "UTF-16BE"},
    {{"\xef\xbb\xbf", 3}, "UTF-8"},
}};

const ByteOrderMark* find_byte_order_mark(std::string_view bytes) {
    for (const ByteOrderMark& mark : byte_order_marks) {
        if (bytes.starts_with(mark.bytes)) return &mark;
    }
    return nullptr;
}

// Returns whether the character is a control code that few texts contain. Has no branches, so that the compiler can
// vectorize loops that call it.
template <class Character>
bool is_control(Character c) {
    const bool is_space = (c >= '\b') & (c <= '\r');
    return ((c < 0x20) & !is_space & (c != 0x1b) & (c != 0x1a)) | (c == 0x7f);
}

// Returns the number of control codes in `bytes`. Counts in 8-bit sums, so that the compiler can vectorize the loop.
std::size_t count_controls(std::string_view bytes) {
    constexpr std::size_t max_sum = std::numeric_limits<std::uint8_t>::max();
    std::size_t count = 0;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(max_sum, bytes.size()))) {
        std::uint8_t sum = 0;
        for (const char c : bytes.substr(0, max_sum))
            sum = static_cast<std::uint8_t>(sum + is_control(static_cast<unsigned char>(c)));
        count += sum;
    }
    return count;
}

// An encoding with code units of two or four bytes.
struct WideReading {
    const char* charset;
    std::size_t width;
    bool big_endian;
};

constexpr std::array<WideReading, 4> wide_readings = {{
    {"UTF-16LE", 2, false},
    {"UTF-16BE", 2, true},
    {"UTF-32LE", 4, false},
    {"UTF-32BE", 4, true},
}};

// Decodes `head` in the encoding `reading`, and returns the number of ASCII characters. Returns 0 if the decoded
// characters are unlikely to be text: for example, if some are control codes, or if less than 1/500 of the code units
// are ASCII. Text in any script contains ASCII characters, such as spaces or line ends.
std::size_t wide_ascii(std::string_view head, const WideReading& reading) {
    std::size_t units = 0, ascii = 0, pairs_of_ascii = 0;
    UChar32 lead = 0;
    for (std::size_t i = 0; i + reading.width <= head.size(); i += reading.width) {
        std::uint32_t unit = 0;
        for (std::size_t k = 0; k < reading.width; ++k) {
            const auto byte = static_cast<unsigned char>(head[i + (reading.big_endian ? k : reading.width - 1 - k)]);
            unit = unit << 8 | byte;
        }
        ++units;
        if (unit > 0x10ffff) return 0;
        auto c = static_cast<UChar32>(unit);
        if (lead) {
            if (!U16_IS_TRAIL(c)) return 0;
            c = U16_GET_SUPPLEMENTARY(lead, c);
            lead = 0;
        } else if (reading.width == 2 && U16_IS_LEAD(c)) {
            lead = c;
            continue;
        }
        if (is_control(c) || !u_isdefined(c) || U_IS_SURROGATE(c)) return 0;
        if (c < 0x80) ++ascii;
        if (c >= 0x2020 && c < 0x7f7f && (c & 0xff) >= 0x20 && (c & 0xff) < 0x7f) ++pairs_of_ascii;
    }
    // ASCII text that contains a zero byte could be mistaken for Chinese in UTF-16. In Chinese text, however, few code
    // units consist of two bytes that are printable ASCII.
    return units < 2 || pairs_of_ascii * 2 > units || ascii * 500 < units ? 0 : ascii;
}

// Returns the name of the charset if `head` is UTF-16 or UTF-32 without a byte-order mark, else null.
const char* wide_charset(std::string_view head) {
    const char* best = nullptr;
    std::size_t max_ascii = 0;
    for (const WideReading& reading : wide_readings) {
        if (const std::size_t ascii = wide_ascii(head, reading); ascii > max_ascii) {
            max_ascii = ascii;
            best = reading.charset;
        }
    }
    return best;
}

bool is_auto(std::string_view charset) {
    return charset.size() == 4 && (charset[0] | 32) == 'a' && (charset[1] | 32) == 'u' && (charset[2] | 32) == 't' &&
           (charset[3] | 32) == 'o';
}

DecodedText repaired(std::string_view bytes) {
    DecodedText result;
    result.charset = "UTF-8";
    result.text.reserve(bytes.size());
    result.replacements = append_repaired_utf8(result.text, bytes);
    return result;
}

// Returns whether the bytes are UTF-8 with errors, for example because the text was cut or joined with another text.
// Bytes with at least three well-formed multi-byte sequences for each malformed sequence are damaged UTF-8. If text in
// a single-byte or two-byte charset is read as UTF-8, many sequences are malformed and few are well-formed multi-byte
// sequences.
bool is_damaged_utf8(std::string_view bytes) {
    const Utf8Census census = count_utf8(bytes);
    return census.multibyte >= 3 * census.malformed;
}

DecodedText decode_unknown(std::string_view bytes) {
    if (const ByteOrderMark* mark = find_byte_order_mark(bytes)) {
        bytes.remove_prefix(mark->bytes.size());
        return convert_charset(bytes, mark->charset);
    }
    const std::string_view head = bytes.substr(0, head_size);
    if (head.find('\0') != std::string_view::npos) {
        // ASCII in UTF-16 is also well-formed UTF-8, so UTF-16 is tested first.
        if (const char* wide = wide_charset(head)) return convert_charset(bytes, wide);
    }
    if (valid_utf8_length(bytes) == bytes.size()) {
        const std::string escaped = guess_escaped_charset(bytes);
        return escaped.empty() ? DecodedText{std::string(bytes), "UTF-8", 0} : convert_charset(bytes, escaped);
    }
    if (is_damaged_utf8(bytes)) return repaired(bytes);
    const std::string guess = guess_charset(bytes);
    return guess.empty() ? repaired(bytes) : convert_charset(bytes, guess);
}

}  // namespace

// Decodes UTF-8 without ICU.
DecodedText decode_text(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") {
        constexpr std::string_view mark = "\xef\xbb\xbf";
        return repaired(bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes);
    }
    return is_auto(charset) ? decode_unknown(bytes) : convert_charset(bytes, charset);
}

bool looks_binary(std::string_view bytes) {
    const ByteOrderMark* mark = find_byte_order_mark(bytes);
    if (mark && mark->charset != std::string_view("UTF-8")) return false;
    const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    const std::size_t controls = count_controls(bytes) - zeros;
    if (zeros > 0) return !wide_charset(bytes.substr(0, head_size)) && (controls > 0 || !are_zeros_stray(bytes));
    // Some texts contain control codes that draw lines or switch charsets. If 4% to 25% of the bytes are control codes,
    // the bytes are text only if they are UTF-8. An incomplete character at the end is accepted, because `bytes` may be
    // the beginning of a file. In compressed data, about 10% of the bytes are control codes, and the bytes are not
    // UTF-8.
    if (controls * 25 <= bytes.size()) return false;
    return controls * 4 > bytes.size() || valid_utf8_length(bytes) + 4 <= bytes.size();
}

}  // namespace kwic
