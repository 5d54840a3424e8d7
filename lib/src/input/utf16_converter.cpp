// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/utf16_converter.hpp"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t piece_bytes = 64 << 10;
constexpr std::size_t unit_bytes = 2;
constexpr UChar32 replacement = 0xfffd;

}  // namespace

// Appends bytes of the source to held_. Returns false at the end of the source.
bool Utf16Converter::fetch() {
    if (at_end_) return false;
    const std::size_t before = held_.size();
    held_.resize(before + piece_bytes);
    const std::size_t got = source_.read(held_.data() + before, piece_bytes);
    held_.resize(before + got);
    at_end_ = got == 0;
    return got > 0;
}

void Utf16Converter::look_at_mark() {
    while (held_.size() < unit_bytes && fetch()) {
    }
    form_ = held_.starts_with("\xff\xfe")   ? Form::little_endian
            : held_.starts_with("\xfe\xff") ? Form::big_endian
                                            : Form::other;
    if (form_ != Form::other) held_.erase(0, unit_bytes);
}

// Returns the code unit at the offset `at` of held_.
unsigned Utf16Converter::unit(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return unsigned{static_cast<unsigned char>(held_[i])}; };
    return form_ == Form::little_endian ? byte(at + 1) << 8 | byte(at) : byte(at) << 8 | byte(at + 1);
}

// Converts held_ as far as `count` bytes have room. Leaves a surrogate at the end until its other half is there.
std::size_t Utf16Converter::convert(char* into, std::size_t count) {
    std::size_t at = 0;
    std::size_t size = 0;
    while (at < held_.size() && size + U8_MAX_LENGTH <= count) {
        const std::size_t left = held_.size() - at;
        if (left < 2 * unit_bytes && !at_end_ && (left < unit_bytes || U16_IS_LEAD(unit(at)))) break;
        UChar32 character = left < unit_bytes ? replacement : static_cast<UChar32>(unit(at));
        at += std::min(left, unit_bytes);
        if (U16_IS_LEAD(character) && at + unit_bytes <= held_.size() && U16_IS_TRAIL(unit(at))) {
            character = U16_GET_SUPPLEMENTARY(character, unit(at));
            at += unit_bytes;
        }
        if (U_IS_SURROGATE(character)) character = replacement;
        U8_APPEND_UNSAFE(into, size, character);
    }
    held_.erase(0, at);
    return size;
}

std::size_t Utf16Converter::read(char* into, std::size_t count) {
    if (form_ == Form::unknown) look_at_mark();
    if (form_ == Form::other) {
        if (held_.empty()) return source_.read(into, count);
        const std::size_t size = std::min(held_.size(), count);
        std::memcpy(into, held_.data(), size);
        held_.erase(0, size);
        return size;
    }
    for (;;) {
        if (const std::size_t size = convert(into, count)) return size;
        if (!fetch() && held_.empty()) return 0;
    }
}

}  // namespace kwic
