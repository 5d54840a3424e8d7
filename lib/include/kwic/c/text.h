// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: functions that process texts without an index; see decode.hpp, printable.hpp and markup.hpp. In all
/// functions, `size` may be NULL.
#ifndef KWIC_C_TEXT_H
#define KWIC_C_TEXT_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::DecodedText.
typedef struct kwic_decoded {
    /// @{
    /// See kwic::DecodedText.
    kwic_string text;
    const char* charset;
    size_t replacements;
    /// @}
} kwic_decoded;

/// Calls kwic::decode_text(). `charset` may be NULL for `auto`.
KWIC_API kwic_status kwic_decode(kwic_string bytes, const char* charset, kwic_decoded** out);
KWIC_API void kwic_decoded_free(kwic_decoded* decoded);  ///< accepts NULL

/// Calls kwic::looks_binary().
KWIC_API bool kwic_looks_binary(kwic_string bytes);

/// Calls kwic::printable().
KWIC_API kwic_status kwic_printable(kwic_string bytes, char** out, size_t* size);

/// @{
/// These functions call kwic::html() and kwic::file_url().
KWIC_API kwic_status kwic_html(kwic_string text, const kwic_span* highlights, size_t count, char** out, size_t* size);
KWIC_API kwic_status kwic_file_url(const char* path, char** out, size_t* size);
/// @}

#ifdef __cplusplus
}
#endif

#endif
