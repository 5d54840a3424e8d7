// SPDX-License-Identifier: GPL-2.0-or-later
// The C program of doc/library.md. library_test.cpp runs this program, and checks that the page contains the source of
// the program.

#include <kwic/kwic.h>

#include <stdio.h>

int main(void) {
    kwic_searcher* searcher = NULL;
    kwic_results* results = NULL;
    const kwic_string query = kwic_text("harbours envoy");
    if (kwic_searcher_open("example.kwic", &searcher) == KWIC_OK &&
        kwic_search(searcher, query, NULL, &results) == KWIC_OK) {
        for (size_t i = 0; i < results->hit_count; ++i) {
            puts(results->hits[i]->title.data);
        }
    } else {
        fprintf(stderr, "%s\n", kwic_last_error());
    }
    const int status = results ? 0 : 2;
    kwic_results_free(results);
    kwic_searcher_close(searcher);
    return status;
}
