// SPDX-License-Identifier: GPL-2.0-or-later
// Calls the functions of the C interface at random. Arguments are valid, NULL, or out of range, and calls come in any
// order, except that no object is used after it was closed. The environment variable KWIC_RANDOM_CALLS sets the number
// of calls (default: 1000), and KWIC_RANDOM_SEED the seed. At least a tenth of the calls are searches.
#include "random_arguments.h"
#include "random_calls.h"

#include <stdlib.h>
#include <string.h>

// The objects that the calls use. An object may be NULL.
static kwic_searcher* searcher;
static kwic_writer* writer;
static kwic_reader* reader;
static kwic_exporter* exporter;
static kwic_stop* stop;
static kwic_results* results;
static kwic_indexed_document* found;
static kwic_query* parts[4];  // queries that the next function with an argument `parts` takes

static void search(void) {
    char *error = NULL, *json = NULL;
    kwic_search_options options = search_options(stop);
    options.error = one_in(2) ? &error : NULL;
    const bool has_size = options.struct_size == sizeof options;
    kwic_results_free(results);
    const kwic_status status =
        kwic_search(one_in(20) ? NULL : searcher, text(), one_in(6) ? NULL : &options, one_in(40) ? NULL : &results);
    if (!DONE(status)) results = NULL;
    CHECK(!error || (status != KWIC_OK && has_size));
    if (one_in(4)) MADE(kwic_results_json(results, name(), &json, NULL), json);
    kwic_free(error);
    kwic_free(json);
}

static void ask(void) {
    static char copy[4096];
    const kwic_search_options options = search_options(stop);
    const kwic_search_options* const given = one_in(6) ? NULL : &options;
    const kwic_searcher* const used = one_in(20) ? NULL : searcher;
    const kwic_string query = kept_text(copy, sizeof copy);
    char* string = NULL;
    size_t count = 0;
    kwic_explanation* why = NULL;
    kwic_completions* completions = NULL;
    kwic_indexed_document* document = NULL;
    kwic_results* answer = NULL;
    switch (below(6)) {
        case 0:
            MADE(kwic_why(used, id(), query, given, &why), why);
            break;
        case 1:
            MADE(kwic_explain(used, query, given, &string, one_in(2) ? NULL : &count), string);
            break;
        case 2:
            MADE(kwic_complete(used, query, given, &completions), completions);
            break;
        case 3:
            MADE(kwic_searcher_document(used, id(), &document), document);
            break;
        case 4:
            MADE(kwic_search_tree(used, parts[0], given, &answer), answer);
            break;
        default:
            DONE(kwic_searcher_document_count(used, one_in(8) ? NULL : &count));
    }
    kwic_free(string);
    kwic_explanation_free(why);
    kwic_completions_free(completions);
    kwic_indexed_document_free(document);
    kwic_results_free(answer);
}

// Makes a query without parts, or a query from one or all of the queries in `parts`.
static void make_query(void) {
    const kwic_string ids[] = {id(), id()};
    kwic_query* const taken = parts[3];
    kwic_query* made = NULL;
    switch (below(7)) {
        case 0:
            made = one_in(2) ? kwic_query_word(text(), name()) : kwic_query_phrase(text(), name(), (unsigned)number());
            break;
        case 1:
            made = one_in(2)   ? kwic_query_wildcard(text(), name())
                   : one_in(2) ? kwic_query_literal(text())
                               : kwic_query_ids(one_in(6) ? NULL : ids, below(3));
            break;
        case 2:
            made = kwic_query_fuzzy(text(), name(), (unsigned)number());
            break;
        case 3:
            made = one_in(2) ? kwic_query_range(name(), name(), name()) : kwic_query_everything();
            break;
        case 4:
            parts[3] = NULL;
            made = one_in(2) ? kwic_query_without(taken) : kwic_query_boost(taken, real());
            break;
        case 5:
            if (DONE(kwic_query_parse(text(), NULL, one_in(6), &made, NULL))) CHECK(made != NULL);
            break;
        default: {
            const size_t count = below(LENGTH(parts) + 1);
            made = one_in(3)   ? kwic_query_all_of(parts, count)
                   : one_in(2) ? kwic_query_any_of(parts, count)
                               : kwic_query_near(parts, count, (unsigned)number());
            for (size_t i = 0; i < count; ++i) parts[i] = NULL;
        }
    }
    if (!made) CHECK(kwic_last_error()[0] != 0);
    kwic_query** const place = &parts[below(LENGTH(parts))];
    kwic_query_free(*place);
    *place = made;
    char* string = NULL;
    if (one_in(4)) MADE(kwic_query_to_string(parts[below(LENGTH(parts))], &string, NULL), string);
    kwic_free(string);
}

static void write(void) {
    static char copy[4096];
    kwic_field field;
    memset(&field, 0, sizeof field);
    const kwic_document given = document(&field, copy, sizeof copy);
    const kwic_file_stamp stamp = {(int64_t)size(), size(), (uint32_t)size()};
    kwic_writer* const used = one_in(20) ? NULL : writer;
    kwic_put_result result = KWIC_ADDED;
    kwic_strings* missing = NULL;
    const kwic_string ids[] = {id(), id()};
    bool answer = false;
    size_t count = 0;
    switch (below(one_in(20) ? 7 : 5)) {
        case 0:
            DONE(kwic_writer_put(used, one_in(12) ? NULL : &given, one_in(4) ? NULL : &result));
            break;
        case 1:
            DONE(one_in(8) ? kwic_writer_remove_matching(used, text(), one_in(4) ? NULL : &count)
                           : kwic_writer_remove(used, id(), one_in(4) ? NULL : &answer));
            break;
        case 2:
            DONE(kwic_writer_touch(used, id(), stamp, one_in(4) ? NULL : &answer));
            break;
        case 3:
            DONE(one_in(2)   ? kwic_writer_patch(used, id(), given.fields, given.field_count, ids, below(2), &result)
                 : one_in(2) ? kwic_writer_keep(used, id(), NULL)
                             : kwic_writer_keep_below(used, id()));
            break;
        case 4:
            if (one_in(4)) DONE(kwic_writer_matching(used, text(), NULL));
            MADE(kwic_writer_missing(used, one_in(6) ? NULL : ids, below(3), &missing), missing);
            break;
        case 5:
            DONE(one_in(4)   ? kwic_writer_compact(used)
                 : one_in(4) ? kwic_writer_rollback(used)
                             : kwic_writer_commit(used, NULL));
            break;
        default:
            DONE(kwic_writer_document_count(used, one_in(4) ? NULL : &count));
    }
    CHECK(kwic_writer_error(used) && kwic_writer_root(used));
    kwic_strings_free(missing);
}

static bool visit(void* context, const kwic_indexed_document* each) {
    char* string = context;
    DONE(kwic_exporter_lines(exporter, each, &string, NULL));
    kwic_free(string);
    return !one_in(4);
}

static void read_documents(void) {
    const kwic_reader* const used = one_in(20) ? NULL : reader;
    kwic_strings* names = NULL;
    kwic_fields* fields = NULL;
    char* string = NULL;
    size_t count = 0;
    bool answer = false;
    switch (below(6)) {
        case 0:
            kwic_indexed_document_free(found);
            if (!DONE(kwic_reader_document(used, id(), &found))) CHECK(!found);
            break;
        case 1:
            DONE(kwic_reader_document_count(used, one_in(4) ? NULL : &count));
            break;
        case 2:
            DONE(kwic_reader_has_texts(used, one_in(4) ? NULL : &answer));
            break;
        case 3:
            MADE(kwic_reader_field_names(used, &names), names);
            MADE(kwic_reader_fields(used, &fields), fields);
            break;
        case 4:
            MADE(kwic_exporter_lines(one_in(6) ? NULL : exporter, found, &string, NULL), string);
            CHECK(kwic_exporter_schema(exporter) && kwic_exporter_schema_name(exporter));
            break;
        default:
            DONE(kwic_reader_for_each(used, one_in(2), one_in(8) ? NULL : visit, NULL));
    }
    kwic_strings_free(names);
    kwic_fields_free(fields);
    kwic_free(string);
}

// Closes an object and opens it again; the object is NULL if opening fails.
static void open_again(void) {
    const char* const indexes[] = {"notes.kwic", one_in(8) ? name() : "notes.kwic"};
    const kwic_writer_options options = writer_options(stop);
    kwic_searcher_options opening;
    kwic_searcher_options_init(&opening, sizeof opening);
    opening.mapped = one_in(2);
    switch (below(5)) {
        case 0:
            kwic_searcher_close(searcher);
            DONE(one_in(4)   ? kwic_searcher_open(one_in(4) ? name() : "notes.kwic", &searcher)
                 : one_in(2) ? kwic_searcher_open_all(one_in(8) ? NULL : indexes, below(3), &searcher)
                 : one_in(2) ? kwic_searcher_open_verified(indexes, 1 + one_in(8), &searcher)
                             : kwic_searcher_open_with(indexes, 1 + one_in(8), one_in(2) ? &opening : NULL, &searcher));
            break;
        case 1:
            kwic_writer_close(writer);
            DONE(kwic_writer_open(one_in(12) ? NULL : "other.kwic", one_in(4) ? NULL : &options, &writer));
            break;
        case 2:
            kwic_reader_close(reader);
            DONE(kwic_reader_open(one_in(8) ? name() : "notes.kwic", &reader));
            break;
        case 3:
            kwic_exporter_close(exporter);
            DONE(kwic_exporter_open(reader, name(), NULL, &exporter));
            break;
        default:
            kwic_stop_free(stop);
            stop = one_in(4) ? NULL : kwic_stop_new();
            if (one_in(4)) kwic_stop_request(stop);
            (void)kwic_stop_requested(stop);
    }
}

static void makes_random_calls(void) {
    const char* const count = getenv("KWIC_RANDOM_CALLS");
    const char* const seed = getenv("KWIC_RANDOM_SEED");
    seed_random(seed ? strtoull(seed, NULL, 10) : 1);
    write_file("a.txt", "The harbour sells fish.", 23);
    searcher = open_notes();
    CHECK_OK(kwic_reader_open("notes.kwic", &reader));
    CHECK_OK(kwic_writer_open("other.kwic", NULL, &writer));
    static void (*const calls[])(void) = {search,     search, ask,           make_query,   make_query,
                                          write,      write,  write,         process_text, read_input,
                                          read_input, search, read_documents};
    for (unsigned long left = count ? strtoul(count, NULL, 10) : 1000; left > 0; --left) {
        if (one_in(25))
            open_again();
        else
            calls[below(LENGTH(calls))]();
    }
    for (size_t i = 0; i < LENGTH(parts); ++i) kwic_query_free(parts[i]);
    kwic_results_free(results);
    kwic_indexed_document_free(found);
    close_input();
    kwic_exporter_close(exporter);
    kwic_searcher_close(searcher);
    kwic_reader_close(reader);
    kwic_writer_close(writer);
    kwic_stop_free(stop);
}

const Test random_tests[] = {
    {"random calls, whose arguments may be NULL or out of range, return a status and a message", makes_random_calls},
    {NULL, NULL},
};
