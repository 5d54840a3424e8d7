// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: functions of texts, without an index; see decode.hpp, printable.hpp and markup.hpp.
/// In all of these `size` may be NULL.
#ifndef KWIC_C_TEXT_H
#define KWIC_C_TEXT_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// As kwic::DecodedText.
typedef struct kwic_decoded {
    /// @{
    /// As in kwic::DecodedText.
    kwic_string text;
    const char* charset;
    size_t replacements;
    /// @}
} kwic_decoded;

/// `charset`: NULL for `auto`.
KWIC_API kwic_status kwic_decode(kwic_string bytes, const char* charset, kwic_decoded** out);
KWIC_API void kwic_decoded_free(kwic_decoded* decoded);  ///< takes NULL

/// As kwic::looks_binary().
KWIC_API bool kwic_looks_binary(kwic_string bytes);

/// As kwic::printable().
KWIC_API kwic_status kwic_printable(kwic_string bytes, char** out, size_t* size);

/// @{
/// HTML with the highlights in `<mark>`; of a path, its URL.
KWIC_API kwic_status kwic_html(kwic_string text, const kwic_span* highlights, size_t count, char** out, size_t* size);
KWIC_API kwic_status kwic_file_url(const char* path, char** out, size_t* size);
/// @}

#ifdef __cplusplus
}
#endif

#endif
