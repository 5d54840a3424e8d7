/* SPDX-License-Identifier: GPL-2.0-or-later
 * Usage: memory-program FOLDER. Makes an index in the folder and searches it through the C interface. The exit status
 * is 0 if it printed the number of hits, 2 if a call ran out of memory or could not start a thread, and 3 otherwise.
 */
#include <kwic/kwic.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void require(kwic_status status, const char* call) {
    if (status == KWIC_OK) return;
    fprintf(stderr, "%s: %s: %s\n", call, kwic_status_name(status), kwic_last_error());
    exit(status == KWIC_NO_MEMORY || strstr(kwic_last_error(), "no thread can be started") ? 2 : 3);
}

int main(int argc, char** argv) {
    kwic_writer* writer = NULL;
    kwic_searcher* searcher = NULL;
    kwic_results* results = NULL;
    char* json = NULL;
    if (argc != 2) return 3;
    require(kwic_guard_icu_memory(), "kwic_guard_icu_memory");
    require(kwic_writer_open(argv[1], NULL, &writer), "kwic_writer_open");
    kwic_document document = {.struct_size = sizeof document,
                              .id = kwic_text("a"),
                              .text = kwic_text("La détente\n\nTalks resume at 旧税関庁舎 in the harbour.")};
    require(kwic_writer_put(writer, &document, NULL), "kwic_writer_put");
    require(kwic_writer_commit(writer, NULL), "kwic_writer_commit");
    kwic_writer_close(writer);
    require(kwic_searcher_open(argv[1], &searcher), "kwic_searcher_open");
    require(kwic_search(searcher, kwic_text("detente 税関 talk"), NULL, &results), "kwic_search");
    require(kwic_results_json(results, NULL, &json, NULL), "kwic_results_json");
    printf("%zu\n", results->hit_count);
    kwic_free(json);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
    return 0;
}
