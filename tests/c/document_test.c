// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static void keeps_all_members(void) {
    kwic_writer* writer = NULL;
    kwic_reader* reader = NULL;
    kwic_indexed_document* found = NULL;
    const kwic_field fields[] = {{.name = "author", .text = {"N. Smith", 8}},
                                 {.name = "price", .kind = KWIC_VALUE_REAL, .real = 80.5},
                                 {.name = "Größe", .kind = KWIC_VALUE_INTEGER, .integer = INT64_MIN},
                                 {.name = "open", .kind = KWIC_VALUE_BOOLEAN, .boolean = 1}};
    const kwic_file_stamp stamp = {123456789, 42, 7};
    kwic_document document = note("a.txt", "");
    document.title = kwic_text("Talks");
    document.text.data = "before\0after";
    document.text.size = 12;
    document.date = "2023-07";
    document.language = "fr";
    document.fields = fields;
    document.field_count = 4;
    document.file = &stamp;
    CHECK_OK(kwic_writer_open("a.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);

    CHECK_OK(kwic_reader_open("a.kwic", &reader));
    CHECK_OK(kwic_reader_document(reader, kwic_text("a.txt"), &found));
    const kwic_document* kept = found ? found->document : &document;
    CHECK(kept != &document && kept->struct_size == sizeof document);
    CHECK(is(kept->id, "a.txt") && is(kept->title, "Talks"));
    CHECK(kept->text.size == 12 && memcmp(kept->text.data, "before\0after", 13) == 0);
    CHECK(same(kept->date, "2023-07") && same(kept->language, "fr"));
    CHECK(kept->field_count == 4 && same(kept->fields[0].name, "author") && is(kept->fields[0].text, "N. Smith"));
    CHECK(kept->fields[1].kind == KWIC_VALUE_REAL && kept->fields[1].real == 80.5 && !kept->fields[1].text.data);
    CHECK(same(kept->fields[2].name, "Größe") && kept->fields[2].kind == KWIC_VALUE_INTEGER);
    CHECK(kept->fields[2].integer == INT64_MIN);
    CHECK(kept->fields[3].kind == KWIC_VALUE_BOOLEAN && kept->fields[3].boolean == 1);
    CHECK(kept->file && kept->file->modified == 123456789 && kept->file->size == 42);
    CHECK(!found->is_title_found && found->key != 0);
    kwic_indexed_document_free(found);
    kwic_reader_close(reader);
}

static void refuses_bad_documents(void) {
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("a.kwic", NULL, &writer));
    kwic_document document = note("", "text");
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "id");
    document = note("a", "text");
    document.struct_size = 1;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "struct_size");
    document = note("a", "text");
    document.text.data = NULL;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "text is NULL");
    document = note("a", "text");
    document.field_count = 1;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "fields is NULL");
    const kwic_field nameless = {.name = NULL}, misnamed = {.name = ""}, strange = {.name = "x", .kind = 4};
    const kwic_field infinite = {.name = "x", .kind = KWIC_VALUE_REAL, .real = HUGE_VAL};
    document.fields = &nameless;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "name of a field is NULL");
    document.fields = &misnamed;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "is not a field name");
    document.fields = &strange;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "kind of a field is unknown: 4");
    document.fields = &infinite;
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "the number in 'x' is inf");
    document = note("a", "text");
    document.date = "yesterday";
    CHECK_FAILS(kwic_writer_put(writer, &document, NULL), KWIC_INVALID_ARGUMENT, "yesterday");
    document.date = NULL;
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);
}

static void takes_any_bytes_as_an_id(void) {
    static const kwic_string ids[] = {{"\xe2\x80\x8bx", 4}, {"\xef\xbb\xbfx", 4}, {"\x01x", 2}, {"\xff\xfex", 3},
                                      {"\0x", 2},           {"x\0", 2},           {"x", 1},     {"\n", 1}};
    const size_t count = sizeof ids / sizeof ids[0];
    kwic_writer* writer = NULL;
    kwic_searcher* searcher = NULL;
    CHECK_OK(kwic_writer_open("odd.kwic", NULL, &writer));
    for (size_t i = 0; i < count; ++i) {
        kwic_put_result result = KWIC_UNCHANGED;
        kwic_document document = {.struct_size = sizeof document, .id = ids[i], .text = kwic_text("fish")};
        CHECK_OK(kwic_writer_put(writer, &document, &result));
        CHECK(result == KWIC_ADDED);
    }
    CHECK_OK(kwic_writer_commit(writer, NULL));
    CHECK_OK(kwic_searcher_open("odd.kwic", &searcher));
    for (size_t i = 0; i < count; ++i) {
        kwic_indexed_document* found = NULL;
        CHECK_OK(kwic_searcher_document(searcher, ids[i], &found));
        CHECK(found && found->document->id.size == ids[i].size &&
              memcmp(found->document->id.data, ids[i].data, ids[i].size) == 0);
        kwic_indexed_document_free(found);
        bool was_there = false;
        CHECK_OK(kwic_writer_remove(writer, ids[i], &was_there));
        CHECK(was_there);
    }
    kwic_searcher_close(searcher);
    kwic_writer_close(writer);
}

const Test document_tests[] = {
    {"an index keeps all members of a document", keeps_all_members},
    {"an id may be any bytes", takes_any_bytes_as_an_id},
    {"bad documents are refused and the writer continues", refuses_bad_documents},
    {NULL, NULL},
};
