// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: the words, title, date and language of a document; see analysis.hpp.
#ifndef KWIC_C_ANALYSIS_H
#define KWIC_C_ANALYSIS_H

#include <kwic/c/document.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KWIC_DATE_NONE = 0, KWIC_DATE_GIVEN = 1, KWIC_DATE_IN_TEXT = 2, KWIC_DATE_IN_PATH = 3 };

/// The C form of kwic::Word.
typedef struct kwic_word {
    /// @{
    /// See kwic::Word. A member `..._count` contains the length of the list in the preceding member.
    kwic_string term;
    kwic_span span;
    size_t position;  ///< number of the word, from 1
    const kwic_string* keys;
    size_t key_count;
    /// @}
} kwic_word;

/// The C form of kwic::Analysis.
typedef struct kwic_analysis {
    /// @{
    /// See kwic::Analysis. A member `..._count` contains the length of the list in the preceding member.
    kwic_string title;
    bool is_title_found;
    const char* date;
    int date_source;  ///< KWIC_DATE_...
    const char* language;
    const kwic_word* const* words;
    size_t word_count;
    /// @}
} kwic_analysis;

/// Calls kwic::analyze(). `language` may be NULL for `auto`.
KWIC_API kwic_status kwic_analyze(const kwic_document* document, const char* language, kwic_analysis** out);

/// Calls kwic::words_of(). Sets only the members `words` and `word_count` of the result. If `language` is NULL, the
/// keys contain no stems.
KWIC_API kwic_status kwic_words_of(kwic_string text, const char* language, kwic_analysis** out);

/// Frees the result of kwic_analyze() or kwic_words_of(). Accepts NULL.
KWIC_API void kwic_analysis_free(kwic_analysis* analysis);

#ifdef __cplusplus
}
#endif

#endif
