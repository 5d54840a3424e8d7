// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <string.h>

static void found_after_commit(void) {
    kwic_writer* writer = NULL;
    kwic_searcher* searcher = NULL;
    kwic_put_result result = KWIC_UNCHANGED;
    CHECK_OK(kwic_writer_open("new.kwic", NULL, &writer));
    kwic_document document = note("a", "Envoys met.");
    CHECK_OK(kwic_writer_put(writer, &document, &result));
    CHECK(result == KWIC_ADDED);
    CHECK_FAILS(kwic_searcher_open("new.kwic", &searcher), KWIC_NOT_FOUND, "new.kwic");
    CHECK(searcher == NULL);
    CHECK_OK(kwic_writer_commit(writer, NULL));
    CHECK_OK(kwic_writer_put(writer, &document, &result));
    CHECK(result == KWIC_UNCHANGED);
    document.text = kwic_text("Envoys met again.");
    CHECK_OK(kwic_writer_put(writer, &document, &result));
    CHECK(result == KWIC_UPDATED);
    bool was_compacted = true;
    CHECK_OK(kwic_writer_commit(writer, &was_compacted));
    CHECK(!was_compacted);
    kwic_writer_close(writer);

    kwic_results* results = NULL;
    CHECK_OK(kwic_searcher_open("new.kwic", &searcher));
    CHECK_OK(kwic_search(searcher, kwic_text("again"), NULL, &results));
    CHECK(results && results->hit_count == 1);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

static void discards_what_was_not_committed(void) {
    write_notes();
    kwic_writer* writer = NULL;
    size_t count = 0;
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_remove(writer, kwic_text("fish"), NULL));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(count == 2);
    kwic_writer_close(writer);
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(count == 3);
    kwic_writer_close(writer);
}

static void rolls_back_and_keeps_a_snapshot(void) {
    write_notes();
    kwic_searcher* searcher = NULL;
    kwic_searcher* snapshot = NULL;
    kwic_writer* writer = NULL;
    size_t count = 0;
    CHECK_OK(kwic_searcher_open("notes.kwic", &searcher));
    CHECK_OK(kwic_searcher_snapshot(searcher, &snapshot));
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_remove(writer, kwic_text("fish"), NULL));
    CHECK_OK(kwic_writer_rollback(writer));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(count == 3);
    for (int i = 0; i < 3; ++i) {
        kwic_document document = {.struct_size = sizeof document, .id = kwic_text("more"), .text = kwic_text("more")};
        document.text.size -= (size_t)i;
        CHECK_OK(kwic_writer_put(writer, &document, NULL));
        CHECK_OK(kwic_writer_commit(writer, NULL));
    }
    CHECK_OK(kwic_searcher_document_count(searcher, &count));
    CHECK(count == 4);
    CHECK_OK(kwic_searcher_document_count(snapshot, &count));
    CHECK(count == 3);
    kwic_searcher* another = searcher;
    CHECK(kwic_searcher_snapshot(snapshot, &another) == KWIC_INVALID_ARGUMENT);
    CHECK(!another);
    CHECK(kwic_searcher_snapshot(NULL, &another) == KWIC_INVALID_ARGUMENT);
    CHECK(kwic_writer_rollback(NULL) == KWIC_INVALID_ARGUMENT);

    kwic_writer_options options;
    kwic_writer_options_init(&options, sizeof options);
    CHECK(options.wait_ms == 0);
    options.wait_ms = 20;
    kwic_writer* second = writer;
    CHECK(kwic_writer_open("notes.kwic", &options, &second) == KWIC_LOCKED);
    CHECK(!second);
    kwic_searcher_close(snapshot);
    kwic_searcher_close(searcher);
    kwic_writer_close(writer);
}

static void keeps_what_is_there(void) {
    write_notes();
    kwic_writer* writer = NULL;
    bool answer = false;
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_OK(kwic_writer_remove(writer, kwic_text("fish"), &answer));
    CHECK(answer);
    CHECK_OK(kwic_writer_remove(writer, kwic_text("fish"), &answer));
    CHECK(!answer);
    CHECK_OK(kwic_writer_keep(writer, kwic_text("fish"), &answer));
    CHECK(!answer);
    CHECK_OK(kwic_writer_keep(writer, kwic_text("invoice"), &answer));
    CHECK(answer);

    const kwic_string all[] = {kwic_text("")};
    kwic_strings* missing = NULL;
    CHECK_OK(kwic_writer_missing(writer, all, 1, &missing));
    CHECK(missing && missing->count == 1 && is(missing->items[0], "a/talks.txt"));
    kwic_strings_free(missing);

    const kwic_file_stamp other = {5, 75, 0}, same_stamp = {1700000000000000000, 75, 0};
    CHECK_OK(kwic_writer_touch(writer, kwic_text("a/talks.txt"), other, &answer));
    CHECK(!answer);
    CHECK_OK(kwic_writer_touch(writer, kwic_text("a/talks.txt"), same_stamp, &answer));
    CHECK(answer);
    CHECK_OK(kwic_writer_keep_below(writer, kwic_text("a")));
    CHECK_OK(kwic_writer_missing(writer, NULL, 0, &missing));
    CHECK(missing && missing->count == 0 && missing->items == NULL);
    kwic_strings_free(missing);
    CHECK_OK(kwic_writer_compact(writer));
    kwic_writer_close(writer);
}

static void takes_options(void) {
    kwic_writer_options options = writer_defaults();
    CHECK(options.struct_size == sizeof options && options.store_text == -1 && options.memory == 256u << 20);
    options.root = "/archive";
    options.language = "de";
    options.store_text = 0;
    options.positions = 0;
    options.memory = 8u << 20;
    options.jobs = 1;
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("small.kwic", &options, &writer));
    CHECK(same(kwic_writer_root(writer), "/archive"));
    kwic_document document = note("a", "Die Fischer treffen sich am Hafen.");
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);

    options.memory = (size_t)-1;
    char* error = NULL;
    options.error = &error;
    CHECK_FAILS(kwic_writer_open("small.kwic", &options, &writer), KWIC_INVALID_ARGUMENT, "memory: ");
    CHECK(error && strstr(error, "memory: "));
    kwic_free(error);
    options.error = NULL;
    options.memory = 8u << 20;

    options.store_text = 1;
    CHECK_FAILS(kwic_writer_open("small.kwic", &options, &writer), KWIC_INVALID_ARGUMENT, "small.kwic");
    CHECK(writer == NULL);

    options.store_text = -1;
    options.positions = -1;
    options.rebuild = true;
    size_t count = 1;
    CHECK_OK(kwic_writer_open("small.kwic", &options, &writer));
    CHECK_OK(kwic_writer_document_count(writer, &count));
    CHECK(count == 0);
    kwic_writer_close(writer);
}

// A program that was compiled for another version of kwic may pass a shorter or longer struct than this version has.
static void takes_options_of_other_versions(void) {
    kwic_writer_options options;
    memset(&options, 0xff, sizeof options);
    kwic_writer_options_init(&options, offsetof(kwic_writer_options, memory));
    CHECK(options.struct_size == offsetof(kwic_writer_options, memory) && options.memory == (size_t)-1);
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("older.kwic", &options, &writer));
    kwic_writer_close(writer);
    options.struct_size = sizeof options + 8;
    CHECK_FAILS(kwic_writer_open("newer.kwic", &options, &writer), KWIC_INVALID_ARGUMENT, "struct_size");
    options.struct_size = 0;
    CHECK_FAILS(kwic_writer_open("newer.kwic", &options, &writer), KWIC_INVALID_ARGUMENT, "struct_size");
    kwic_writer_options_init(NULL, sizeof options);
}

typedef struct Seen {
    int stages[4];  // number of reports of each stage
    bool go_on;
} Seen;

static bool see(void* context, const kwic_progress* progress) {
    Seen* seen = context;
    CHECK(progress->stage >= KWIC_STAGE_MERGING && progress->stage <= KWIC_STAGE_CHECKING);
    CHECK(progress->total == 0 || progress->done <= progress->total);
    ++seen->stages[progress->stage];
    return seen->go_on;
}

static void tells_progress(void) {
    Seen seen = {{0}, true};
    kwic_writer_options options = writer_defaults();
    options.progress = see;
    options.progress_context = &seen;
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("new.kwic", &options, &writer));
    kwic_document document = note("a", "Envoys met.");
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    CHECK(seen.stages[KWIC_STAGE_MERGING] > 0);

    document.text = kwic_text("Envoys met again.");
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    seen.go_on = false;
    CHECK_FAILS(kwic_writer_compact(writer), KWIC_CANCELLED, "progress");
    kwic_writer_close(writer);

    seen.go_on = true;
    kwic_strings* wrong = NULL;
    CHECK_OK(kwic_verify("new.kwic", see, &seen, NULL, &wrong));
    CHECK(wrong && wrong->count == 0);
    CHECK(seen.stages[KWIC_STAGE_CHECKING] > 0);
    kwic_strings_free(wrong);
    seen.go_on = false;
    CHECK_FAILS(kwic_verify("new.kwic", see, &seen, NULL, &wrong), KWIC_CANCELLED, "progress");
    CHECK(wrong == NULL);
}

static void stops(void) {
    kwic_stop* stop = kwic_stop_new();
    kwic_writer_options options = writer_defaults();
    options.stop = stop;
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open("new.kwic", &options, &writer));
    kwic_document document = note("a", "Envoys met.");
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK(!kwic_stop_requested(stop));
    kwic_stop_request(stop);
    CHECK(kwic_stop_requested(stop));
    CHECK_FAILS(kwic_writer_commit(writer, NULL), KWIC_CANCELLED, "");
    kwic_writer_close(writer);

    write_notes();
    kwic_strings* wrong = NULL;
    CHECK_FAILS(kwic_verify("notes.kwic", NULL, NULL, stop, &wrong), KWIC_CANCELLED, "");
    kwic_stop_free(stop);
}

static void names_what_is_damaged(void) {
    write_notes();
    write_file("notes.kwic/gen-1/postlist.glass", "damage", 6);
    kwic_strings* wrong = NULL;
    CHECK_OK(kwic_verify("notes.kwic", NULL, NULL, NULL, &wrong));
    CHECK(wrong && wrong->count == 1 && has(wrong->items[0], "postlist.glass"));
    kwic_strings_free(wrong);
    CHECK_FAILS(kwic_verify("none.kwic", NULL, NULL, NULL, &wrong), KWIC_NOT_FOUND, "none.kwic");
}

static void refuses_a_second_writer(void) {
    write_notes();
    kwic_writer *writer = NULL, *second = NULL;
    CHECK_OK(kwic_writer_open("notes.kwic", NULL, &writer));
    CHECK_FAILS(kwic_writer_open("notes.kwic", NULL, &second), KWIC_LOCKED, "notes.kwic");
    CHECK(second == NULL);
    kwic_writer_close(writer);
    CHECK_FAILS(kwic_writer_open("/dev/null/x", NULL, &second), KWIC_IO, "/dev/null/x");
}

static void refuses_null(void) {
    const kwic_string id = {"a", 1}, bad = {NULL, 1};
    const kwic_file_stamp stamp = {1, 1, 0};
    kwic_strings* list = NULL;
    kwic_writer* writer = NULL;
    size_t count = 0;
    CHECK_FAILS(kwic_writer_open(NULL, NULL, &writer), KWIC_INVALID_ARGUMENT, "index is NULL");
    CHECK_FAILS(kwic_writer_open("a.kwic", NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_writer_put(NULL, NULL, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_remove(NULL, id, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_patch(NULL, id, NULL, 0, NULL, 0, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_remove_matching(NULL, id, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_remove_tree(NULL, NULL, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_matching(NULL, id, &list), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_touch(NULL, id, stamp, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_keep(NULL, id, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_commit(NULL, NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_keep_below(NULL, id), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_missing(NULL, &id, 1, &list), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_compact(NULL), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_writer_document_count(NULL, &count), KWIC_INVALID_ARGUMENT, "writer is NULL");
    CHECK_FAILS(kwic_verify(NULL, NULL, NULL, NULL, &list), KWIC_INVALID_ARGUMENT, "index is NULL");
    CHECK(same(kwic_writer_root(NULL), ""));
    kwic_writer_close(NULL);
    kwic_strings_free(NULL);
    kwic_stop_request(NULL);
    kwic_stop_free(NULL);
    CHECK(!kwic_stop_requested(NULL));

    CHECK_OK(kwic_writer_open("a.kwic", NULL, &writer));
    CHECK(same(kwic_writer_error(writer), "") && same(kwic_writer_error(NULL), ""));
    CHECK_FAILS(kwic_writer_put(writer, NULL, NULL), KWIC_INVALID_ARGUMENT, "document is NULL");
    CHECK(same(kwic_writer_error(writer), "document is NULL"));
    CHECK_FAILS(kwic_writer_remove(writer, bad, NULL), KWIC_INVALID_ARGUMENT, "id is NULL");
    CHECK_FAILS(kwic_writer_patch(writer, bad, NULL, 0, NULL, 0, NULL), KWIC_INVALID_ARGUMENT, "id is NULL");
    CHECK_FAILS(kwic_writer_patch(writer, id, NULL, 1, NULL, 0, NULL), KWIC_INVALID_ARGUMENT, "fields is NULL");
    CHECK_FAILS(kwic_writer_patch(writer, id, NULL, 0, NULL, 1, NULL), KWIC_INVALID_ARGUMENT, "removed is NULL");
    CHECK_FAILS(kwic_writer_remove_matching(writer, bad, NULL), KWIC_INVALID_ARGUMENT, "filter is NULL");
    CHECK_FAILS(kwic_writer_remove_tree(writer, NULL, NULL), KWIC_INVALID_ARGUMENT, "filter is NULL");
    CHECK_FAILS(kwic_writer_matching(writer, id, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_writer_matching_tree(writer, NULL, &list), KWIC_INVALID_ARGUMENT, "filter is NULL");
    CHECK_FAILS(kwic_writer_missing(writer, NULL, 1, &list), KWIC_INVALID_ARGUMENT, "ids is NULL");
    CHECK_FAILS(kwic_writer_missing(writer, &id, 1, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_writer_document_count(writer, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_writer_close(writer);
}

static void names_statuses(void) {
    CHECK(same(kwic_status_name(KWIC_OK), "ok"));
    CHECK(same(kwic_status_name(KWIC_VERSION_MISMATCH), "version_mismatch"));
    CHECK(same(kwic_status_name(KWIC_CANCELLED), "cancelled"));
    CHECK(same(kwic_status_name(KWIC_INTERNAL), "internal"));
    CHECK(same(kwic_status_name(15), "unknown"));
    CHECK(strchr(kwic_version(), '.') != NULL);
}

const Test writer_tests[] = {
    {"documents are found after a commit", found_after_commit},
    {"closing a writer discards uncommitted changes", discards_what_was_not_committed},
    {"a writer is rolled back, and a snapshot keeps its state", rolls_back_and_keeps_a_snapshot},
    {"a writer removes documents, marks files as present, and lists missing files", keeps_what_is_there},
    {"a writer takes options", takes_options},
    {"options from an older version get defaults for new members", takes_options_of_other_versions},
    {"a callback receives the progress of long operations and can end them", tells_progress},
    {"a writer stops on request", stops},
    {"a verification reports the damaged file", names_what_is_damaged},
    {"a second writer is refused", refuses_a_second_writer},
    {"a writer refuses NULL", refuses_null},
    {"statuses have names", names_statuses},
    {NULL, NULL},
};
