// SPDX-License-Identifier: GPL-2.0-or-later
// Decodes UTF-8, and computes the width of characters on a terminal.
#include "characters.hpp"

#include <kwic/printable.hpp>

#include <clocale>
#include <cstddef>
#include <string_view>

#include <wchar.h>

namespace kwic::searcher {

Character first_character(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};

    char32_t code = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80) return {};
        code = code << 6 | (byte & 0x3F);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (overlong || surrogate || code > 0x10FFFF) return {};
    return {code, length};
}

bool harmful(std::string_view bytes) { return printable(bytes) != bytes; }

void use_utf8() { [[maybe_unused]] static const char* const locale = std::setlocale(LC_CTYPE, "C.UTF-8"); }

std::size_t columns(char32_t code) {
    // The width of Latin letters, dashes, quotation marks and ellipses is known without the locale, which is read from
    // a file.
    if (code < 0x300 || (code >= 0x2010 && code < 0x202a)) return 1;
    use_utf8();
    const int width = wcwidth(static_cast<wchar_t>(code));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
}

}  // namespace kwic::searcher
