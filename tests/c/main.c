// SPDX-License-Identifier: GPL-2.0-or-later
// Runs all tests of the C interface. If there is an argument, runs only the tests whose names contain the argument. The
// exit status is 1 if a check fails or no test runs.
#define _XOPEN_SOURCE 700
#include "check.h"

#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int failures = 0;
static const char* running = "";

static void say_failed(const char* file, int line, const char* what) {
    ++failures;
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, running, what);
}

void check(int holds, const char* file, int line, const char* what) {
    if (!holds) say_failed(file, line, what);
}

void check_status(kwic_status status, kwic_status expected, const char* message, const char* file, int line,
                  const char* what) {
    if (status == expected && (status == KWIC_OK || strstr(kwic_last_error(), message))) return;
    say_failed(file, line, what);
    fprintf(stderr, "    %s: %s\n", kwic_status_name(status), kwic_last_error());
}

int is(kwic_string text, const char* expected) {
    return text.data && text.size == strlen(expected) && memcmp(text.data, expected, text.size + 1) == 0;
}

int has(kwic_string text, const char* part) { return text.data && strstr(text.data, part) != NULL; }

int same(const char* text, const char* expected) { return text && strcmp(text, expected) == 0; }

kwic_document note(const char* id, const char* text) {
    kwic_document document;
    memset(&document, 0, sizeof document);
    document.struct_size = sizeof document;
    document.id = kwic_text(id);
    document.text = kwic_text(text);
    return document;
}

void write_notes(void) {
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    kwic_document talks =
        note("a/talks.txt", "Envoys resume harbour talks\n\nOn 19 July 2023 the envoys met at the harbour.\n");
    const kwic_file_stamp stamp = {1700000000000000000, 75, 0};
    talks.file = &stamp;
    CHECK_OK(kwic_writer_put(writer, &talks, NULL));
    kwic_document fish = note("fish", "The harbour sells fish each morning.");
    fish.title = kwic_text("Fish market");
    CHECK_OK(kwic_writer_put(writer, &fish, NULL));
    const kwic_field fields[] = {{.name = "price", .kind = KWIC_VALUE_REAL, .real = 120.5},
                                 {.name = "status", .text = {"open", 4}}};
    kwic_document invoice = note("invoice", "Dues for the month of March.");
    invoice.date = "2021-03-31";
    invoice.language = "en";
    invoice.fields = fields;
    invoice.field_count = 2;
    CHECK_OK(kwic_writer_put(writer, &invoice, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);
}

kwic_searcher* open_notes(void) {
    kwic_searcher* searcher = NULL;
    write_notes();
    CHECK_OK(kwic_searcher_open("notes.kwic", &searcher));
    return searcher;
}

kwic_search_options search_defaults(void) {
    kwic_search_options options;
    kwic_search_options_init(&options, sizeof options);
    return options;
}

kwic_writer_options writer_defaults(void) {
    kwic_writer_options options;
    kwic_writer_options_init(&options, sizeof options);
    return options;
}

void write_file(const char* name, const char* bytes, size_t size) {
    FILE* file = fopen(name, "wb");
    CHECK(file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
}

static int remove_entry(const char* path, const struct stat* status, int type, struct FTW* place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

static int run_in_fresh_folder(const Test* test) {
    char folder[] = "/tmp/kwic-c-XXXXXX";
    if (!mkdtemp(folder) || chdir(folder) != 0) {
        perror(folder);
        return 0;
    }
    running = test->name;
    test->run();
    return chdir("/") == 0 && nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS) == 0;
}

int main(int count, char** arguments) {
    const Test* const suites[] = {writer_tests,   change_tests, document_tests, input_tests,
                                  searcher_tests, result_tests, query_tests,    reader_tests,
                                  export_tests,   text_tests,   thread_tests,   random_tests};
    int tests = 0;
    CHECK_OK(kwic_guard_icu_memory());
    CHECK_OK(kwic_guard_icu_memory());  // a second call has no effect
    for (size_t i = 0; i < sizeof suites / sizeof *suites; ++i) {
        for (const Test* test = suites[i]; test->name; ++test) {
            if (count > 1 && !strstr(test->name, arguments[1])) continue;
            ++tests;
            if (!run_in_fresh_folder(test)) return 1;
        }
    }
    printf("%d tests, %d checks failed\n", tests, failures);
    return failures > 0 || tests == 0;
}
