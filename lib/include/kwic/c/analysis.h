// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: what kwic makes of a document; see analysis.hpp.
#ifndef KWIC_C_ANALYSIS_H
#define KWIC_C_ANALYSIS_H

#include <kwic/c/document.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KWIC_DATE_NONE = 0, KWIC_DATE_GIVEN = 1, KWIC_DATE_IN_TEXT = 2, KWIC_DATE_IN_PATH = 3 };

/// As kwic::Word.
typedef struct kwic_word {
    /// @{
    /// As in kwic::Word; `_count` says how many.
    kwic_string term;
    kwic_span span;
    size_t position;  ///< from 1
    const kwic_string* keys;
    size_t key_count;
    /// @}
} kwic_word;

/// As kwic::Analysis.
typedef struct kwic_analysis {
    /// @{
    /// As in kwic::Analysis; `_count` says how many.
    kwic_string title;
    bool is_title_found;
    const char* date;
    int date_source;  ///< KWIC_DATE_...
    const char* language;
    const kwic_word* const* words;
    size_t word_count;
    /// @}
} kwic_analysis;

/// `language`: NULL for `auto`.
KWIC_API kwic_status kwic_analyze(const kwic_document* document, const char* language, kwic_analysis** out);

/// Only the words; with stems of `language`, or of none.
KWIC_API kwic_status kwic_words_of(kwic_string text, const char* language, kwic_analysis** out);

/// Takes NULL.
KWIC_API void kwic_analysis_free(kwic_analysis* analysis);

#ifdef __cplusplus
}
#endif

#endif
