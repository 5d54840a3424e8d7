// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <string.h>

static void decodes(void) {
    const kwic_string latin = {"caf\xe9", 4}, bad = {NULL, 1};
    kwic_decoded* decoded = NULL;
    CHECK_OK(kwic_decode(latin, "windows-1252", &decoded));
    CHECK(decoded && is(decoded->text, "caf\xc3\xa9") && same(decoded->charset, "windows-1252"));
    CHECK(decoded && decoded->replacements == 0);
    kwic_decoded_free(decoded);
    CHECK_OK(kwic_decode(kwic_text("plain"), NULL, &decoded));
    CHECK(decoded && same(decoded->charset, "UTF-8"));
    kwic_decoded_free(decoded);
    CHECK_FAILS(kwic_decode(latin, "klingon-8", &decoded), KWIC_INVALID_ARGUMENT, "klingon-8");
    CHECK(decoded == NULL);
    CHECK_FAILS(kwic_decode(bad, NULL, &decoded), KWIC_INVALID_ARGUMENT, "bytes is NULL");
    CHECK_FAILS(kwic_decode(latin, NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_decoded_free(NULL);
}

static void distinguishes_binary_from_text(void) {
    const kwic_string zeros = {"\0\0\0\0\0\0\0\0", 8}, none = {NULL, 0};
    CHECK(kwic_looks_binary(zeros));
    CHECK(!kwic_looks_binary(kwic_text("text")));
    CHECK(!kwic_looks_binary(none));
}

static void makes_printable(void) {
    char* text = NULL;
    size_t size = 0;
    CHECK_OK(kwic_printable(kwic_text("a\x1b[31mb"), &text, &size));
    CHECK(text && strcmp(text, "a\\x1b[31mb") == 0 && size == strlen(text));
    kwic_free(text);
    CHECK_OK(kwic_printable(kwic_text(""), &text, NULL));
    CHECK(text && *text == 0);
    kwic_free(text);
    CHECK_FAILS(kwic_printable(kwic_text("a"), NULL, &size), KWIC_INVALID_ARGUMENT, "out is NULL");
}

static void marks_in_html(void) {
    const kwic_span words[] = {{0, 4}, {7, 11}};
    char* text = NULL;
    size_t size = 0;
    CHECK_OK(kwic_html(kwic_text("Fish & fish"), words, 2, &text, &size));
    CHECK(same(text, "<mark>Fish</mark> &amp; <mark>fish</mark>") && size == strlen(text));
    kwic_free(text);
    CHECK_OK(kwic_file_url("/notes/a b.txt", &text, NULL));
    CHECK(same(text, "file:///notes/a%20b.txt"));
    kwic_free(text);
    CHECK_FAILS(kwic_html(kwic_text("a"), NULL, 1, &text, NULL), KWIC_INVALID_ARGUMENT, "highlights is NULL");
    CHECK_FAILS(kwic_file_url(NULL, &text, NULL), KWIC_INVALID_ARGUMENT, "path is NULL");
    CHECK(text == NULL);
}

static void analyzes(void) {
    kwic_analysis* analysis = NULL;
    const kwic_document document = note("", "Envoys resume talks\n\nOn 19 July 2023 the envoys met at the harbour.");
    CHECK_OK(kwic_analyze(&document, NULL, &analysis));
    CHECK(analysis && is(analysis->title, "Envoys resume talks") && analysis->is_title_found);
    CHECK(analysis && same(analysis->date, "2023-07-19") && analysis->date_source == KWIC_DATE_IN_TEXT);
    CHECK(analysis && same(analysis->language, "en") && analysis->word_count == 13);
    const kwic_word* word = analysis && analysis->word_count ? analysis->words[0] : NULL;
    CHECK(word && is(word->term, "envoys") && word->span.begin == 0 && word->span.end == 6 && word->position == 1);
    CHECK(word && word->key_count > 0 && word->keys[0].size > 0);
    kwic_analysis_free(analysis);
    CHECK_OK(kwic_words_of(kwic_text("two words"), "en", &analysis));
    CHECK(analysis && analysis->word_count == 2 && is(analysis->words[1]->term, "words"));
    kwic_analysis_free(analysis);
    CHECK_FAILS(kwic_analyze(NULL, NULL, &analysis), KWIC_INVALID_ARGUMENT, "document is NULL");
    CHECK_FAILS(kwic_words_of(kwic_text("a"), NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_analysis_free(NULL);
}

const Test text_tests[] = {
    {"bytes are decoded", decodes},
    {"binary data are distinguished from text", distinguishes_binary_from_text},
    {"control characters are made visible", makes_printable},
    {"matches are marked in HTML", marks_in_html},
    {"a text is analyzed", analyzes},
    {NULL, NULL},
};
