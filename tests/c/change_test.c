// SPDX-License-Identifier: GPL-2.0-or-later
// Tests the functions that remove documents by a query and change their fields.
#include "check.h"

static void removes_by_query_and_patches(void) {
    write_notes();
    kwic_writer* writer = NULL;
    kwic_strings* ids = NULL;
    size_t removed = 0, count = 0;
    kwic_put_result result = KWIC_ADDED;
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_matching(writer, kwic_text("*"), &ids));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(ids && ids->count == count && count > 1);
    kwic_strings_free(ids);

    const kwic_field fields[] = {
        {.name = "colour", .kind = KWIC_VALUE_STRING, .text = kwic_text("red")},
        {.name = "size", .kind = KWIC_VALUE_INTEGER, .integer = 7},
        {.name = "colour", .kind = KWIC_VALUE_STRING, .text = kwic_text("blue")},
    };
    const kwic_string names[] = {kwic_text("size"), kwic_text("absent")};
    CHECK_OK(kwic_writer_patch(writer, kwic_text("fish"), fields, 3, NULL, 0, &result));
    CHECK(result == KWIC_UPDATED);
    CHECK_OK(kwic_writer_patch(writer, kwic_text("fish"), fields, 3, NULL, 0, &result));
    CHECK(result == KWIC_UNCHANGED);
    CHECK_OK(kwic_writer_patch(writer, kwic_text("no such id"), fields, 3, names, 2, &result));
    CHECK(result == KWIC_ABSENT);
    CHECK_OK(kwic_writer_patch(writer, kwic_text("fish"), NULL, 0, names, 2, NULL));
    CHECK_OK(kwic_writer_matching(writer, kwic_text("colour:red colour:blue"), &ids));
    CHECK(ids && ids->count == 1 && is(ids->items[0], "fish"));
    kwic_strings_free(ids);
    kwic_query* blue = kwic_query_word(kwic_text("blue"), "colour");
    CHECK_OK(kwic_writer_matching_tree(writer, blue, &ids));
    CHECK(ids && ids->count == 1);
    kwic_strings_free(ids);

    CHECK_FAILS(kwic_writer_remove_matching(writer, kwic_text("fish OR"), &removed), KWIC_INVALID_ARGUMENT, "filter");
    CHECK_OK(kwic_writer_remove_tree(writer, blue, &removed));
    CHECK(removed == 1);
    kwic_query_free(blue);
    CHECK_OK(kwic_writer_remove_matching(writer, kwic_text("*"), NULL));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(count == 0);
    kwic_writer_close(writer);
}

const Test change_tests[] = {
    {"a writer removes documents by a query, and changes fields", removes_by_query_and_patches},
    {NULL, NULL},
};
