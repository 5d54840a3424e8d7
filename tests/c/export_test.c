// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <string.h>

typedef struct Feed {
    const kwic_exporter* exporter;
    size_t lines;
    size_t bytes;
} Feed;

static bool add(void* context, const kwic_indexed_document* found) {
    Feed* feed = context;
    char* lines = NULL;
    size_t size = 0;
    CHECK_OK(kwic_exporter_lines(feed->exporter, found, &lines, &size));
    for (const char* c = lines; c && *c; ++c) feed->lines += *c == '\n';
    feed->bytes += size;
    kwic_free(lines);
    return true;
}

static void exports_an_index(void) {
    kwic_reader* reader = NULL;
    kwic_exporter* exporter = NULL;
    kwic_export_options options;
    kwic_export_options_init(&options, sizeof options);
    options.collection = "clippings";
    options.only_ascii = true;
    write_notes();
    CHECK_OK(kwic_reader_open("notes.kwic", &reader));
    CHECK_OK(kwic_exporter_open(reader, "opensearch", &options, &exporter));
    CHECK(same(kwic_exporter_schema_name(exporter), "index.json"));
    CHECK(strstr(kwic_exporter_schema(exporter), "mappings") != NULL);
    Feed feed = {exporter, 0, 0};
    CHECK_OK(kwic_reader_for_each(reader, true, add, &feed));
    CHECK(feed.lines == 6 && feed.bytes > 500);
    kwic_exporter_close(exporter);
    kwic_reader_close(reader);
}

static void names_formats(void) {
    kwic_strings* formats = NULL;
    CHECK_OK(kwic_export_formats(&formats));
    CHECK(formats && formats->count == 5 && is(formats->items[0], "ndjson"));
    kwic_strings_free(formats);
    CHECK(kwic_is_collection_name("clippings") && !kwic_is_collection_name("Two words"));
    CHECK(!kwic_is_collection_name(NULL));
}

static void refuses_null(void) {
    kwic_reader* reader = NULL;
    kwic_exporter* exporter = NULL;
    char* lines = NULL;
    CHECK_FAILS(kwic_exporter_open(NULL, "ndjson", NULL, &exporter), KWIC_INVALID_ARGUMENT, "reader is NULL");
    write_notes();
    CHECK_OK(kwic_reader_open("notes.kwic", &reader));
    CHECK_FAILS(kwic_exporter_open(reader, NULL, NULL, &exporter), KWIC_INVALID_ARGUMENT, "format is NULL");
    CHECK_FAILS(kwic_exporter_open(reader, "tape", NULL, &exporter), KWIC_INVALID_ARGUMENT, "tape");
    CHECK_FAILS(kwic_exporter_lines(NULL, NULL, &lines, NULL), KWIC_INVALID_ARGUMENT, "exporter is NULL");
    CHECK_OK(kwic_exporter_open(reader, "ndjson", NULL, &exporter));
    CHECK_FAILS(kwic_exporter_lines(exporter, NULL, &lines, NULL), KWIC_INVALID_ARGUMENT, "found is NULL");
    CHECK(same(kwic_exporter_schema(exporter), ""));
    kwic_exporter_close(exporter);
    kwic_reader_close(reader);
    kwic_exporter_close(NULL);
    CHECK(same(kwic_exporter_schema(NULL), "") && same(kwic_exporter_schema_name(NULL), ""));
    kwic_export_options_init(NULL, 0);
    CHECK_FAILS(kwic_export_formats(NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
}

const Test export_tests[] = {
    {"an index is exported", exports_an_index},
    {"the export formats are listed and collection names are checked", names_formats},
    {"an export refuses NULL", refuses_null},
    {NULL, NULL},
};
