// SPDX-License-Identifier: GPL-2.0-or-later
#include "random_calls.h"

#include "random_arguments.h"

#include <string.h>

static kwic_json_lines* lines;  // may be NULL

bool done(kwic_status status, const char* what) {
    const bool is_expected = strcmp(kwic_status_name(status), "unknown") != 0 &&
                             (status != KWIC_INTERNAL || strstr(what, "kwic_writer_")) &&
                             (status == KWIC_OK || kwic_last_error()[0] != 0);
    if (!is_expected) fprintf(stderr, "%s: status %d: %s\n", what, (int)status, kwic_last_error());
    CHECK(is_expected);
    return status == KWIC_OK;
}

void process_text(void) {
    const kwic_span spans[] = {{size(), size()}, {size(), size()}};
    static char copy[4096];
    kwic_field field;
    memset(&field, 0, sizeof field);
    const kwic_document given = document(&field, copy, sizeof copy);
    kwic_analysis* analysis = NULL;
    kwic_decoded* decoded = NULL;
    char* string = NULL;
    switch (below(7)) {
        case 0:
            MADE(kwic_html(text(), one_in(8) ? NULL : spans, below(3), &string, NULL), string);
            break;
        case 1:
            MADE(one_in(2) ? kwic_printable(text(), &string, NULL) : kwic_file_url(name(), &string, NULL), string);
            break;
        case 2:
            MADE(kwic_decode(text(), name(), &decoded), decoded);
            break;
        case 3:
            MADE(kwic_analyze(one_in(8) ? NULL : &given, name(), &analysis), analysis);
            break;
        case 4:
            MADE(kwic_words_of(text(), name(), &analysis), analysis);
            break;
        case 5:
            MADE(kwic_as_typed(text(), &string, NULL), string);
            break;
        default:
            (void)kwic_looks_binary(text());
            (void)kwic_is_collection_name(name());
            CHECK(kwic_status_name((int)number()) != NULL);
    }
    kwic_free(string);
    kwic_analysis_free(analysis);
    kwic_decoded_free(decoded);
}

void read_input(void) {
    kwic_input_options options;
    kwic_input_options_init(&options, sizeof options);
    if (one_in(3)) options.max_size = size();
    if (one_in(3)) options.charset = name();
    if (one_in(6)) options.folder = number() - 1000;
    if (one_in(12)) options.struct_size = one_in(2) ? 0 : sizeof options + 8;
    const kwic_input_options* const given = one_in(4) ? NULL : &options;
    kwic_file_stamp stamp;
    kwic_input* input = NULL;
    char* folder = NULL;
    switch (below(7)) {
        case 0:
            MADE(kwic_load_file(name(), id(), given, &input), input);
            break;
        case 1:
            MADE(kwic_stamp_file(name(), given, one_in(6) ? NULL : &stamp, &input), input);
            break;
        case 2:
            MADE(kwic_parse_json_line(one_in(2) ? text() : kwic_text("{\"id\":\"a\",\"text\":\"b\"}"), given, &input),
                 input);
            break;
        case 3:
            kwic_json_lines_close(lines);
            if (!DONE(kwic_json_lines_open(name(), given, &lines))) CHECK(!lines);
            break;
        case 4:
            MADE(kwic_json_lines_next(lines, &input), input);
            (void)kwic_json_lines_consumed(lines);
            (void)kwic_json_lines_size(lines);
            break;
        case 5:
            MADE(kwic_find_index(name(), &folder), folder);
            break;
        default:
            (void)kwic_holds_index(name());
    }
    kwic_input_free(input);
    kwic_free(folder);
}

void close_input(void) { kwic_json_lines_close(lines); }
