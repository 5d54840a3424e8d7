// SPDX-License-Identifier: GPL-2.0-or-later
// convert_charset() decodes bytes with ICU's converters, in pieces of bounded size.
#include "text/charset.hpp"

#include "text/icu.hpp"
#include "text/utf8_repair.hpp"

#include <kwic/error.hpp>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace kwic {
namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& charset) {
    UErrorCode error = U_ZERO_ERROR;
    // ICU interprets an empty name as the default charset of the machine, and a comma in a name as the beginning of
    // options.
    const bool is_name = !charset.empty() && charset.find_first_of(std::string_view(",\0", 2)) == std::string::npos;
    Converter converter(is_name ? ucnv_open(charset.c_str(), &error) : nullptr);
    if (!converter || U_FAILURE(error)) throw Error(ErrorCode::invalid_argument, "unknown charset '" + charset + "'");
    return converter;
}

// Returns the common name of the charset, such as `windows-1252` for the charset that ICU calls `ibm-5348_P100-1997`.
std::string usual_name(const UConverter* converter) {
    UErrorCode error = U_ZERO_ERROR;
    const char* name = ucnv_getName(converter, &error);
    for (const char* standard : {"MIME", "IANA", "WINDOWS"}) {
        UErrorCode ignored = U_ZERO_ERROR;
        if (const char* usual = ucnv_getStandardName(name, standard, &ignored)) return usual;
    }
    return name;
}

// ICU calls this function for every sequence that it cannot decode. The function does nothing when ICU calls it because
// a converter is reset, cloned or closed.
void replace_and_count(const void* count, UConverterToUnicodeArgs* args, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* error) {
    if (reason > UCNV_IRREGULAR) return;
    const UChar replacement = 0xfffd;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
    ++*static_cast<std::size_t*>(const_cast<void*>(count));
}

// Removes a byte-order mark that ICU left in the text.
void remove_byte_order_mark(std::string& text) {
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
}

}  // namespace

DecodedText convert_charset(std::string_view bytes, std::string_view charset) {
    const Converter from = open_converter(std::string(charset));
    DecodedText result;
    result.charset = usual_name(from.get());
    result.text.reserve(bytes.size());
    if (ucnv_getType(from.get()) == UCNV_UTF8) {
        if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
        result.replacements = append_repaired_utf8(result.text, bytes);
        return result;
    }

    UErrorCode error = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), replace_and_count, &result.replacements, nullptr, nullptr, &error);
    const Converter to = open_converter("UTF-8");
    // ICU counts bytes in 32 bits, so both the input and the output are split into pieces.
    constexpr std::size_t piece = 1 << 16;
    std::array<UChar, 1 << 12> pivot;
    std::array<char, 1 << 14> out;
    UChar* pivot_begin = pivot.data();
    UChar* pivot_end = pivot.data();
    const char* in = bytes.data();
    const char* const end = in + bytes.size();
    bool reset = true;
    do {
        const char* const limit = in + std::min(piece, static_cast<std::size_t>(end - in));
        do {
            char* written = out.data();
            error = U_ZERO_ERROR;
            ucnv_convertEx(to.get(), from.get(), &written, out.data() + out.size(), &in, limit, pivot.data(),
                           &pivot_begin, &pivot_end, pivot.data() + pivot.size(), reset, limit == end, &error);
            reset = false;
            result.text.append(out.data(), written);
        } while (error == U_BUFFER_OVERFLOW_ERROR);
        check_icu(error, ("cannot read text as " + result.charset).c_str());
    } while (in != end);
    remove_byte_order_mark(result.text);
    return result;
}

}  // namespace kwic
