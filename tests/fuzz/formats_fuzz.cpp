// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that each reader of a format accepts any text: that its text is UTF-8, that the shifts of its lines ascend and
// lead to lines of the file, and that its title, headings and fields are UTF-8.
#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "input/formats/formats.hpp"
#include "text/utf8_repair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

using namespace kwic;

namespace {

bool is_utf8(std::string_view text) { return valid_utf8_length(text) == text.size(); }

std::ptrdiff_t lines_in(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

void check(const Reading& reading, std::string_view source) {
    fuzz::require(is_utf8(reading.title) && is_utf8(reading.date));
    for (const std::string& heading : reading.headings) fuzz::require(is_utf8(heading));
    for (const Field& field : reading.fields) {
        fuzz::require(is_utf8(field.name));
        if (const auto* const value = std::get_if<std::string>(&field.value)) fuzz::require(is_utf8(*value));
    }
    const std::string_view text = reading.text ? std::string_view(*reading.text) : source;
    fuzz::require(is_utf8(text));
    std::size_t before = 0;
    std::ptrdiff_t line = 0;
    for (const LineShift& shift : reading.lines) {
        fuzz::require(shift.offset >= before && shift.offset <= text.size());
        line += lines_in(text.substr(before, shift.offset - before));
        before = shift.offset;
        fuzz::require(line + shift.shift >= 0 && line + shift.shift <= lines_in(source));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string source;
    append_repaired_utf8(source, fuzz::as_text(data, size));
    static constexpr std::array<std::string_view, 12> names = {"a.html", "a.1",   "a.md",  "a.rst", "a.org", "a.adoc",
                                                               "a.tex",  "a.srt", "a.vtt", "a.po",  "a.ics", "a"};
    for (const std::string_view name : names) {
        if (const FileFormat* const format = file_format(name, source)) check(format->read(source), source);
    }
    static_cast<void>(stated_charset("a.html", source));
    return 0;
}
