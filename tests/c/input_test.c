// SPDX-License-Identifier: GPL-2.0-or-later
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void loads_files(void) {
    kwic_input_options options;
    kwic_input_options_init(&options, sizeof options);
    CHECK(options.struct_size == sizeof options && options.max_size == 64u << 20 && options.folder == -1);
    write_file("a.txt", "Caf\xe9\n", 5);
    kwic_input* input = NULL;
    options.charset = "windows-1252";
    CHECK_OK(kwic_load_file("a.txt", kwic_text("notes/a.txt"), &options, &input));
    CHECK(input && input->document && is(input->document->id, "notes/a.txt"));
    CHECK(input && is(input->document->text, "Caf\xc3\xa9\n") && same(input->charset, "windows-1252"));
    CHECK(input && input->size == 5 && input->replacements == 0 && same(input->cause, "") && input->note_count == 0);

    kwic_writer* writer = NULL;
    kwic_file_stamp stamp = {0, 0, 0};
    kwic_input* skipped = NULL;
    bool is_unchanged = false;
    CHECK_OK(kwic_writer_open("a.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_put(writer, input->document, NULL));
    CHECK_OK(kwic_stamp_file("a.txt", NULL, &stamp, &skipped));
    CHECK(!skipped && stamp.size == 5 && stamp.modified > 0);
    CHECK_OK(kwic_writer_commit(writer, NULL));
    CHECK_OK(kwic_writer_touch(writer, kwic_text("notes/a.txt"), stamp, &is_unchanged));
    CHECK(is_unchanged);
    kwic_writer_close(writer);
    kwic_input_free(input);
}

static void has_a_cause_for_a_skipped_file(void) {
    kwic_input* input = NULL;
    kwic_file_stamp stamp = {0, 0, 0};
    write_file("zeros", "\0\0\0\0\0\0\0\0", 8);
    CHECK_OK(kwic_load_file("zeros", kwic_text("zeros"), NULL, &input));
    CHECK(input && !input->document && same(input->cause, "binary") && !input->keep);
    kwic_input_free(input);
    kwic_input_options options;
    kwic_input_options_init(&options, sizeof options);
    options.max_size = 4;
    CHECK_OK(kwic_stamp_file("zeros", &options, &stamp, &input));
    CHECK(input && strstr(input->cause, "large") && stamp.size == 0);
    kwic_input_free(input);
    options.folder = open("..", O_RDONLY);
    options.max_size = 64;
    CHECK_OK(kwic_stamp_file("zeros", &options, &stamp, &input));
    CHECK(input && *input->cause);
    kwic_input_free(input);
    close(options.folder);
}

static void reads_json_lines(void) {
    static const char lines[] =
        "{\"id\": \"a\", \"text\": \"Dues\", \"price\": 80, \"deep\": {\"x\": 1}, \"\": 2}\n"
        "\n"
        "{\"text\": \"nameless\"}\n";
    kwic_json_lines* json = NULL;
    kwic_input* input = NULL;
    write_file("lines", lines, sizeof lines - 1);
    CHECK_OK(kwic_json_lines_open("lines", NULL, &json));
    CHECK(kwic_json_lines_size(json) == sizeof lines - 1);
    CHECK_OK(kwic_json_lines_next(json, &input));
    CHECK(input && input->document && is(input->document->id, "a") && input->document->field_count == 2);
    CHECK(input && input->note_count == 1 && input->line == 1 && input->action == KWIC_LINE_PUT);
    CHECK(input && is(input->notes[0], "ignored member '': a field cannot have this name"));
    kwic_input_free(input);
    CHECK_OK(kwic_json_lines_next(json, &input));
    CHECK(input && input->document && is(input->document->id, "lines:3") && input->line == 3);
    kwic_input_free(input);
    CHECK_OK(kwic_json_lines_next(json, &input));
    CHECK(input == NULL && kwic_json_lines_consumed(json) == sizeof lines - 1);
    kwic_json_lines_close(json);

    const int descriptor = open("lines", O_RDONLY);
    CHECK_OK(kwic_json_lines_open_descriptor(descriptor, "these", NULL, &json));
    CHECK_OK(kwic_json_lines_next(json, &input));
    CHECK(input && input->document);
    kwic_input_free(input);
    kwic_json_lines_close(json);
    CHECK(close(descriptor) == 0);

    CHECK_OK(kwic_parse_json_line(kwic_text("{\"id\": \"b\", \"date\": \"2021-04\"}"), NULL, &input));
    CHECK(input && input->document && same(input->document->date, "2021-04"));
    kwic_input_free(input);
    CHECK_OK(kwic_parse_json_line(kwic_text("{\"text\": \"nameless\"}"), NULL, &input));
    CHECK(input && !input->document && same(input->cause, "no 'id'"));
    kwic_input_free(input);
    const char* const strings[] = {"code"};
    kwic_input_options line_options;
    kwic_input_options_init(&line_options, sizeof line_options);
    line_options.string_fields = strings;
    line_options.string_field_count = 1;
    CHECK_OK(kwic_parse_json_line(kwic_text("{\"id\": \"b\", \"code\": 1.10, \"n\": 1.10}"), &line_options, &input));
    CHECK(input->document && input->document->field_count == 2 && is(input->document->fields[0].text, "1.10"));
    CHECK(input->document->fields[1].kind == KWIC_VALUE_REAL);
    kwic_input_free(input);
    CHECK_OK(kwic_parse_json_line(kwic_text("{\"id\": \"b\", \"_patch\": true, \"x\": null}"), NULL, &input));
    CHECK(input && input->action == KWIC_LINE_PATCH && input->cleared_count == 2 && is(input->cleared[0], "x") &&
          is(input->cleared[1], "x.*"));
    kwic_input_free(input);

    const char* const names[] = {"body", "more"};
    kwic_input_options options;
    kwic_input_options_init(&options, sizeof options);
    options.id_field = "key";
    options.text_fields = names;
    options.text_field_count = 2;
    static const char others[] = "{\"key\": 7, \"more\": \"b\", \"body\": \"a\"}\n";
    write_file("others", others, sizeof others - 1);
    CHECK_OK(kwic_json_lines_open("others", &options, &json));
    CHECK_OK(kwic_json_lines_next(json, &input));
    CHECK(input && input->document && is(input->document->id, "7") && is(input->document->text, "a\nb"));
    kwic_input_free(input);
    kwic_json_lines_close(json);
}

static void refuses_null(void) {
    const kwic_string bad = {NULL, 1};
    kwic_file_stamp stamp = {0, 0, 0};
    kwic_input* input = NULL;
    kwic_json_lines* json = NULL;
    kwic_input_options options;
    kwic_input_options_init(&options, sizeof options);
    CHECK_FAILS(kwic_load_file(NULL, kwic_text("a"), NULL, &input), KWIC_INVALID_ARGUMENT, "file is NULL");
    CHECK_FAILS(kwic_load_file("a", bad, NULL, &input), KWIC_INVALID_ARGUMENT, "id is NULL");
    write_file("a", "text", 4);
    options.charset = "klingon-8";
    CHECK_FAILS(kwic_load_file("a", kwic_text("a"), &options, &input), KWIC_INVALID_ARGUMENT, "klingon-8");
    CHECK_FAILS(kwic_stamp_file(NULL, NULL, &stamp, &input), KWIC_INVALID_ARGUMENT, "file is NULL");
    CHECK_FAILS(kwic_stamp_file("a", NULL, NULL, &input), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_parse_json_line(bad, NULL, &input), KWIC_INVALID_ARGUMENT, "line is NULL");
    CHECK_FAILS(kwic_json_lines_open(NULL, NULL, &json), KWIC_INVALID_ARGUMENT, "file is NULL");
    CHECK_FAILS(kwic_json_lines_open("none", NULL, &json), KWIC_NOT_FOUND, "none");
    CHECK_FAILS(kwic_json_lines_next(NULL, &input), KWIC_INVALID_ARGUMENT, "lines is NULL");
    CHECK(kwic_json_lines_size(NULL) == 0 && kwic_json_lines_consumed(NULL) == 0);
    kwic_json_lines_close(NULL);
    kwic_input_free(NULL);
    kwic_input_options_init(NULL, 0);
}

const Test input_tests[] = {
    {"files are loaded and put into an index", loads_files},
    {"the input of a skipped file states why the file is skipped", has_a_cause_for_a_skipped_file},
    {"lines of JSON are read", reads_json_lines},
    {"functions that read input refuse NULL", refuses_null},
    {NULL, NULL},
};
