// SPDX-License-Identifier: GPL-2.0-or-later
// Declares the tests of the C interface and helper functions for these tests. Each test runs in a new folder, which is
// the current folder.
#ifndef KWIC_TESTS_CHECK_H
#define KWIC_TESTS_CHECK_H

#include <kwic/kwic.h>

#include <stdio.h>

typedef struct Test {
    const char* name;
    void (*run)(void);
} Test;

extern const Test change_tests[], document_tests[], export_tests[], input_tests[], query_tests[], reader_tests[],
    result_tests[], searcher_tests[], text_tests[], thread_tests[], writer_tests[],
    random_tests[];  // each array ends with an entry whose name is NULL

#define CHECK(condition) check((condition), __FILE__, __LINE__, #condition)

// Checks that the call succeeds.
#define CHECK_OK(call) check_status((call), KWIC_OK, "", __FILE__, __LINE__, #call)

// Checks that the call fails with `status` and with a message that contains `message`.
#define CHECK_FAILS(call, status, message) check_status((call), (status), (message), __FILE__, __LINE__, #call)

void check(int holds, const char* file, int line, const char* what);
void check_status(kwic_status status, kwic_status expected, const char* message, const char* file, int line,
                  const char* what);

int is(kwic_string text, const char* expected);
int has(kwic_string text, const char* part);
int same(const char* text, const char* expected);

// Returns a document with only an id and a text. The document points to `id` and `text`, which must outlive the
// document.
kwic_document note(const char* id, const char* text);

// Writes the index `notes.kwic`, which contains the documents `a/talks.txt`, `fish` and `invoice`. `invoice` has custom
// fields.
void write_notes(void);

kwic_searcher* open_notes(void);

kwic_search_options search_defaults(void);
kwic_writer_options writer_defaults(void);

void write_file(const char* name, const char* bytes, size_t size);

#endif
