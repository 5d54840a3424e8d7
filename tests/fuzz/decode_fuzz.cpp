// SPDX-License-Identifier: GPL-2.0-or-later
// Checks that decode_text() returns valid UTF-8 for any bytes and any detected charset, that the text is still valid
// UTF-8 without its terminal codes, and that printable() returns no bytes below 0x20.
#include "text/stray_zeros.hpp"
#include "text/terminal_codes.hpp"
#include "text/utf8_repair.hpp"

#include <kwic/decode.hpp>
#include <kwic/printable.hpp>

#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const kwic::DecodedText decoded = kwic::decode_text(bytes);
    if (kwic::decode_text(decoded.text, "UTF-8").replacements != 0) std::abort();
    (void)kwic::looks_binary(bytes);
    std::string text = decoded.text;
    kwic::remove_terminal_codes(text);
    kwic::replace_zeros(text);
    if (text.size() > decoded.text.size() || kwic::valid_utf8_length(text) != text.size()) std::abort();
    for (const char c : kwic::printable(bytes))
        if (static_cast<unsigned char>(c) < 0x20) std::abort();
    return 0;
}
