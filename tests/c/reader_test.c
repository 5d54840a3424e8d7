// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

static kwic_reader* open_reader(void) {
    kwic_reader* reader = NULL;
    write_notes();
    CHECK_OK(kwic_reader_open("notes.kwic", &reader));
    return reader;
}

static void reads_documents(void) {
    kwic_reader* reader = open_reader();
    size_t count = 0;
    bool has_texts = false;
    kwic_strings* names = NULL;
    kwic_fields* fields = NULL;
    kwic_indexed_document* found = NULL;
    CHECK_OK(kwic_reader_document_count(reader, &count));
    CHECK(count == 3);
    CHECK_OK(kwic_reader_has_texts(reader, &has_texts));
    CHECK(has_texts);
    CHECK_OK(kwic_reader_field_names(reader, &names));
    CHECK(names && names->count == 2 && is(names->items[0], "price") && is(names->items[1], "status"));
    kwic_strings_free(names);
    CHECK_OK(kwic_reader_fields(reader, &fields));
    CHECK(fields && fields->count == 2 && same(fields->items[0]->name, "price") &&
          same(fields->items[1]->name, "status"));
    CHECK(fields->items[0]->type == KWIC_FIELD_AUTOMATIC && !fields->items[0]->has_strings);
    CHECK(fields->items[1]->has_strings && !fields->items[1]->has_integers && !fields->items[1]->has_dates);
    kwic_fields_free(fields);
    CHECK_OK(kwic_reader_document(reader, kwic_text("a/talks.txt"), &found));
    CHECK(found && is(found->document->title, "Envoys resume harbour talks") && found->is_title_found);
    CHECK(found && same(found->document->date, "2023-07-19"));
    kwic_indexed_document_free(found);
    CHECK_OK(kwic_reader_document(reader, kwic_text("none"), &found));
    CHECK(found == NULL);
    kwic_reader_close(reader);
}

typedef struct Visits {
    kwic_writer* copy;
    size_t count;
    size_t text_bytes;
    size_t most;
} Visits;

static bool visit(void* context, const kwic_indexed_document* found) {
    Visits* visits = context;
    if (visits->copy) CHECK_OK(kwic_writer_put(visits->copy, found->document, NULL));
    visits->text_bytes += found->document->text.size;
    return ++visits->count < visits->most;
}

static void walks_over_all(void) {
    kwic_reader* reader = open_reader();
    Visits visits = {NULL, 0, 0, 100};
    CHECK_OK(kwic_writer_open("copy.kwic", NULL, &visits.copy));
    CHECK_OK(kwic_reader_for_each(reader, true, visit, &visits));
    CHECK(visits.count == 3 && visits.text_bytes > 100);
    CHECK_OK(kwic_writer_commit(visits.copy, NULL));
    kwic_writer_close(visits.copy);

    Visits without_text = {NULL, 0, 0, 100};
    CHECK_OK(kwic_reader_for_each(reader, false, visit, &without_text));
    CHECK(without_text.count == 3 && without_text.text_bytes == 0);

    Visits stopped = {NULL, 0, 0, 2};
    CHECK_FAILS(kwic_reader_for_each(reader, true, visit, &stopped), KWIC_CANCELLED, "visit");
    CHECK(stopped.count == 2);
    kwic_reader_close(reader);
}

static void shows_declared_types(void) {
    const kwic_field_declaration types[] = {{"code", KWIC_FIELD_KEYWORD}, {"n", KWIC_FIELD_INTEGER}};
    kwic_writer_options options;
    kwic_writer_options_init(&options, sizeof options);
    options.fields = types;
    options.field_count = 2;
    kwic_writer* writer = NULL;
    kwic_reader* reader = NULL;
    kwic_fields* fields = NULL;
    CHECK_OK(kwic_writer_open("types.kwic", &options, &writer));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);
    CHECK_OK(kwic_reader_open("types.kwic", &reader));
    CHECK_OK(kwic_reader_fields(reader, &fields));
    CHECK(fields && fields->count == 2 && fields->items[0]->type == KWIC_FIELD_KEYWORD);
    CHECK(fields->items[1]->type == KWIC_FIELD_INTEGER && !fields->items[1]->has_integers);
    kwic_fields_free(fields);
    kwic_reader_close(reader);
}

static void refuses_null(void) {
    kwic_reader* reader = NULL;
    kwic_strings* names = NULL;
    kwic_fields* fields = NULL;
    kwic_indexed_document* found = NULL;
    size_t count = 0;
    bool has_texts = false;
    CHECK_FAILS(kwic_reader_open(NULL, &reader), KWIC_INVALID_ARGUMENT, "index is NULL");
    CHECK_FAILS(kwic_reader_open("none.kwic", &reader), KWIC_NOT_FOUND, "none.kwic");
    CHECK_FAILS(kwic_reader_open("none.kwic", NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_reader_document_count(NULL, &count), KWIC_INVALID_ARGUMENT, "reader is NULL");
    CHECK_FAILS(kwic_reader_has_texts(NULL, &has_texts), KWIC_INVALID_ARGUMENT, "reader is NULL");
    CHECK_FAILS(kwic_reader_field_names(NULL, &names), KWIC_INVALID_ARGUMENT, "reader is NULL");
    CHECK_FAILS(kwic_reader_fields(NULL, &fields), KWIC_INVALID_ARGUMENT, "reader is NULL");
    CHECK_FAILS(kwic_reader_document(NULL, kwic_text("a"), &found), KWIC_INVALID_ARGUMENT, "reader is NULL");
    CHECK_FAILS(kwic_reader_for_each(NULL, true, visit, NULL), KWIC_INVALID_ARGUMENT, "reader is NULL");
    kwic_reader_close(NULL);
    kwic_indexed_document_free(NULL);
    kwic_fields_free(NULL);
    reader = open_reader();
    CHECK_FAILS(kwic_reader_for_each(reader, true, NULL, NULL), KWIC_INVALID_ARGUMENT, "visit is NULL");
    CHECK_FAILS(kwic_reader_document_count(reader, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_reader_has_texts(reader, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_reader_close(reader);
}

const Test reader_tests[] = {
    {"a reader returns the documents of an index", reads_documents},
    {"a callback is called for each document until it returns false", walks_over_all},
    {"a reader returns the declared types of fields", shows_declared_types},
    {"a reader refuses NULL", refuses_null},
    {NULL, NULL},
};
