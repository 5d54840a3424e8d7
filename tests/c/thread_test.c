// SPDX-License-Identifier: GPL-2.0-or-later
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 8, SEARCHES = 5 };

typedef struct Work {
    pthread_t thread;
    const kwic_searcher* searcher;
    const kwic_stop* stop;
    size_t found;
    kwic_status last;
    char message[64];
} Work;

static void* search_often(void* context) {
    Work* work = context;
    for (int i = 0; i < SEARCHES; ++i) {
        kwic_results* results = NULL;
        work->last = kwic_search(work->searcher, kwic_text(i % 2 ? "harbour" : "dues"), NULL, &results);
        if (results) work->found += results->hit_count;
        kwic_results_free(results);
    }
    return NULL;
}

static void searches_in_several_threads(void) {
    kwic_searcher* searcher = open_notes();
    Work works[THREADS];
    memset(works, 0, sizeof works);
    for (int i = 0; i < THREADS; ++i) {
        works[i].searcher = searcher;
        CHECK(pthread_create(&works[i].thread, NULL, search_often, &works[i]) == 0);
    }
    for (int i = 0; i < THREADS; ++i) {
        CHECK(pthread_join(works[i].thread, NULL) == 0);
        CHECK(works[i].last == KWIC_OK && works[i].found == 3 * 1 + 2 * 2);
    }
    kwic_searcher_close(searcher);
}

static void* search_until_stopped(void* context) {
    Work* work = context;
    kwic_search_options options = search_defaults();
    options.stop = work->stop;
    do {
        kwic_results* results = NULL;
        work->last = kwic_search(work->searcher, kwic_text("harbour*"), &options, &results);
        if (work->last != KWIC_OK && results) ++work->found;
        kwic_results_free(results);
    } while (work->last == KWIC_OK);
    return NULL;
}

static void stops_in_another_thread(void) {
    kwic_stop* stop = kwic_stop_new();
    Work work;
    memset(&work, 0, sizeof work);
    work.searcher = open_notes();
    work.stop = stop;
    CHECK(pthread_create(&work.thread, NULL, search_until_stopped, &work) == 0);
    kwic_stop_request(stop);
    CHECK(pthread_join(work.thread, NULL) == 0);
    CHECK(work.last == KWIC_CANCELLED && work.found == 0);
    kwic_stop_free(stop);
    kwic_searcher_close((kwic_searcher*)work.searcher);
}

static void* fail_here(void* context) {
    Work* work = context;
    kwic_searcher* searcher = NULL;
    const int was_empty = kwic_last_error()[0] == 0;
    work->last = kwic_searcher_open("other.kwic", &searcher);
    if (was_empty) strncpy(work->message, kwic_last_error(), sizeof work->message - 1);
    return NULL;
}

static void keeps_errors_apart(void) {
    kwic_searcher* searcher = NULL;
    Work work;
    memset(&work, 0, sizeof work);
    CHECK_FAILS(kwic_searcher_open("mine.kwic", &searcher), KWIC_NOT_FOUND, "mine.kwic");
    CHECK(pthread_create(&work.thread, NULL, fail_here, &work) == 0);
    CHECK(pthread_join(work.thread, NULL) == 0);
    CHECK(work.last == KWIC_NOT_FOUND && strstr(work.message, "other.kwic"));
    CHECK(strstr(kwic_last_error(), "mine.kwic") != NULL);
}

const Test thread_tests[] = {
    {"eight threads can use one searcher at the same time", searches_in_several_threads},
    {"a search can be stopped from another thread", stops_in_another_thread},
    {"each thread has its own last error", keeps_errors_apart},
    {NULL, NULL},
};
