// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <stdint.h>
#include <string.h>

static size_t hits(const kwic_searcher* searcher, const char* query, const kwic_search_options* options) {
    kwic_results* results = NULL;
    CHECK_OK(kwic_search(searcher, kwic_text(query), options, &results));
    const size_t count = results ? results->hit_count : 0;
    kwic_results_free(results);
    return count;
}

static void takes_options(void) {
    kwic_searcher* searcher = open_notes();
    kwic_search_options options = search_defaults();
    CHECK(options.struct_size == sizeof options && options.limit == 10 && options.suggest && options.snippets == 1);
    CHECK(hits(searcher, "harbour OR dues", NULL) == 3);
    options.limit = 2;
    CHECK(hits(searcher, "harbour OR dues", &options) == 2);
    options.offset = 2;
    CHECK(hits(searcher, "harbour OR dues", &options) == 1);

    options = search_defaults();
    options.match = KWIC_MATCH_ALL;
    CHECK(hits(searcher, "harbour fish", &options) == 1);
    options.match = KWIC_MATCH_ANY;
    CHECK(hits(searcher, "harbour fish", &options) == 2);
    options.plain = true;
    CHECK(hits(searcher, "status:open", &options) == 0);

    options = search_defaults();
    options.literal = true;
    CHECK(hits(searcher, "arbour", &options) == hits(searcher, "literal:arbour", NULL));
    CHECK(hits(searcher, "arbour", &options) > 0);
    CHECK(hits(searcher, "harbour)", &options) == 0);

    options = search_defaults();
    options.since = "2023";
    CHECK(hits(searcher, "*", &options) == 1);
    options.since = NULL;
    options.until = "2022-12";
    CHECK(hits(searcher, "*", &options) == 1);

    options = search_defaults();
    options.variants = KWIC_VARIANTS_OFF;
    CHECK(hits(searcher, "harbours", &options) == 0);
    options.synonyms = kwic_text("harbours, dues");
    CHECK(hits(searcher, "harbours", &options) == 1);

    options = search_defaults();
    options.like_id = kwic_text("a/talks.txt");
    CHECK(hits(searcher, "", &options) > 0);
    options.like_id = kwic_text("");
    options.like_text = kwic_text("fish are sold each morning");
    CHECK(hits(searcher, "", &options) > 0);

    options = search_defaults();
    options.recency_days = 30;
    options.today = "2023-08-01";
    options.count_to = SIZE_MAX;
    options.timeout_ms = 60000;
    options.group = KWIC_GROUP_NEAR;
    CHECK(hits(searcher, "harbour", &options) == 2);

    options = search_defaults();
    options.snippets = SIZE_MAX;
    options.limit = SIZE_MAX;
    options.snippet_length = SIZE_MAX;
    CHECK(hits(searcher, "harbour", &options) == 2);
    kwic_searcher_close(searcher);
}

static void filters(void) {
    kwic_searcher* searcher = open_notes();
    kwic_search_options options = search_defaults();
    const char* const strings[] = {"*", "-talks"};
    options.filters = strings;
    options.filter_count = 2;
    CHECK(hits(searcher, "harbour", &options) == 1);
    const kwic_string id = kwic_text("a/talks.txt");
    kwic_query* ids = kwic_query_ids(&id, 1);
    const kwic_query* const queries[] = {ids};
    options.filter_queries = queries;
    options.filter_query_count = 1;
    CHECK(hits(searcher, "harbour", &options) == 0);
    options.filter_count = 1;
    CHECK(hits(searcher, "harbour", &options) == 1);
    kwic_results* results = NULL;
    const char* const bad[] = {"talks OR"};
    options.filters = bad;
    CHECK_FAILS(kwic_search(searcher, kwic_text("harbour"), &options, &results), KWIC_INVALID_ARGUMENT,
                "filter 'talks OR'");
    options.filters = NULL;
    CHECK_FAILS(kwic_search(searcher, kwic_text("harbour"), &options, &results), KWIC_INVALID_ARGUMENT,
                "filters is NULL");
    const kwic_query* const none[] = {NULL};
    options.filter_count = 0;
    options.filter_queries = none;
    CHECK_FAILS(kwic_search(searcher, kwic_text("harbour"), &options, &results), KWIC_INVALID_ARGUMENT,
                "filter_queries is NULL");
    kwic_query_free(ids);
    kwic_searcher_close(searcher);
}

static void pages(void) {
    static const char* const by_title[] = {"title"};
    kwic_searcher* searcher = open_notes();
    kwic_search_options options = search_defaults();
    kwic_results *first = NULL, *second = NULL;
    options.limit = 2;
    options.sort = by_title;
    options.sort_count = 1;
    CHECK_OK(kwic_search(searcher, kwic_text("*"), &options, &first));
    CHECK(first && first->hit_count == 2 && *first->next);
    options.after = first ? first->next : NULL;
    CHECK_OK(kwic_search(searcher, kwic_text("*"), &options, &second));
    CHECK(second && second->hit_count == 1 && same(second->next, "") && second->hits[0]->rank == 3);
    kwic_results_free(first);
    kwic_results_free(second);
    kwic_searcher_close(searcher);
}

static void refuses_bad_options(void) {
    kwic_searcher* searcher = open_notes();
    kwic_results* results = NULL;
    const kwic_string query = kwic_text("harbour");
    kwic_search_options options = search_defaults();
    const char* const by_size[] = {"-size"};
    options.sort_count = 1;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "sort is NULL");
    options.sort = by_size;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "no field 'size' to sort by");
    options = search_defaults();
    const char* const bad_range[] = {"status:1"};
    options.facets = bad_range;
    options.facet_count = 1;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "cannot count 'status:1'");
    options = search_defaults();
    options.since = "soon";
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "soon");
    options = search_defaults();
    options.facet_count = 1;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "facets is NULL");
    const char* const unnamed[] = {NULL};
    char* error = NULL;
    options.facets = unnamed;
    options.error = &error;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "facets is NULL");
    CHECK(same(error, "facets is NULL"));
    kwic_free(error);
    options.facet_count = 0;
    CHECK(hits(searcher, "harbour", &options) == 2 && error == NULL);
    CHECK(results == NULL);
    kwic_search_options_init(&options, offsetof(kwic_search_options, snippets));
    CHECK(hits(searcher, "harbour", &options) == 2);
    options.struct_size = sizeof options + 1;
    CHECK_FAILS(kwic_search(searcher, query, &options, &results), KWIC_INVALID_ARGUMENT, "struct_size");
    kwic_search_options_init(NULL, 0);
    kwic_searcher_close(searcher);
}

// Adds a document to the index at `path`. If there is no index at `path`, creates an index.
static void add_dredged(const char* path) {
    kwic_writer* writer = NULL;
    CHECK_OK(kwic_writer_open(path, NULL, &writer));
    kwic_document document = note("b", "The harbour was dredged.");
    CHECK_OK(kwic_writer_put(writer, &document, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);
}

static void opens_several(void) {
    kwic_searcher* searcher = open_notes();
    kwic_searcher_close(searcher);
    add_dredged("more.kwic");

    const char* const indexes[] = {"notes.kwic", "none.kwic", "more.kwic"};
    kwic_results* results = NULL;
    CHECK_OK(kwic_searcher_open_all(indexes, 3, &searcher));
    CHECK_OK(kwic_search(searcher, kwic_text("dredged"), NULL, &results));
    CHECK(results && results->index_count == 3 && results->indexes[0]->ok && !results->indexes[1]->ok);
    CHECK(results && same(results->indexes[1]->index, "none.kwic") && *results->indexes[1]->error);
    CHECK(results && results->hit_count > 0 && same(results->hits[0]->index, "more.kwic"));
    kwic_results_free(results);
    size_t count = 0;
    CHECK_OK(kwic_searcher_document_count(searcher, &count));
    CHECK(count == 4);
    kwic_searcher_close(searcher);
    CHECK_OK(kwic_searcher_open_verified(indexes, 1, &searcher));
    kwic_searcher_close(searcher);
    kwic_searcher_options options;
    kwic_searcher_options_init(&options, sizeof options);
    CHECK(options.struct_size == sizeof options && !options.verify && options.mapped);
    CHECK_OK(kwic_searcher_open_with(indexes, 1, NULL, &searcher));
    kwic_searcher_close(searcher);
    options.verify = true;
    options.mapped = false;
    CHECK_OK(kwic_searcher_open_with(indexes, 1, &options, &searcher));
    CHECK_OK(kwic_search(searcher, kwic_text("dues"), NULL, &results));
    CHECK(results && results->hit_count > 0);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
    char* error = NULL;
    options.error = &error;
    CHECK_FAILS(kwic_searcher_open_with(indexes + 1, 1, &options, &searcher), KWIC_NOT_FOUND, "none.kwic");
    CHECK(error && strstr(error, "none.kwic"));
    kwic_free(error);
    CHECK_OK(kwic_searcher_open_with(indexes, 1, &options, &searcher));
    CHECK(error == NULL);
    kwic_searcher_close(searcher);
    options.struct_size = 1;
    CHECK_FAILS(kwic_searcher_open_with(indexes, 1, &options, &searcher), KWIC_INVALID_ARGUMENT, "struct_size");
    searcher = NULL;
    CHECK_FAILS(kwic_searcher_open_all(indexes + 1, 1, &searcher), KWIC_NOT_FOUND, "none.kwic");
    CHECK(searcher == NULL);
}

static void completes(void) {
    kwic_searcher* searcher = open_notes();
    kwic_completions* completions = NULL;
    const kwic_search_options options = search_defaults();
    CHECK_OK(kwic_complete(searcher, kwic_text("the harb"), NULL, &completions));
    CHECK(completions && completions->count == 1 && is(completions->items[0]->text, "the harbour"));
    CHECK(completions && completions->items[0]->documents == 2);
    kwic_completions_free(completions);
    kwic_search_options typed = options;
    kwic_results* results = NULL;
    typed.typing = true;
    CHECK_OK(kwic_search(searcher, kwic_text("harb"), &typed, &results));
    CHECK(results && results->hit_count == 2 && results->warning_count == 0);
    kwic_results_free(results);
    kwic_stop* stop = kwic_stop_new();
    kwic_stop_request(stop);
    typed.stop = stop;
    CHECK_FAILS(kwic_complete(searcher, kwic_text("harb"), &typed, &completions), KWIC_CANCELLED, "cancelled");
    kwic_stop_free(stop);
    CHECK_OK(kwic_complete(searcher, kwic_text("xyzzy"), &options, &completions));
    CHECK(completions && completions->count == 0);
    kwic_completions_free(completions);
    kwic_searcher_close(searcher);
}

static void gives_documents(void) {
    kwic_searcher* searcher = open_notes();
    kwic_indexed_document* found = NULL;
    CHECK_OK(kwic_searcher_document(searcher, kwic_text("fish"), &found));
    CHECK(found && is(found->document->id, "fish") && found->document->text.size > 0);
    kwic_indexed_document_free(found);
    CHECK_OK(kwic_searcher_document(searcher, kwic_text("none"), &found));
    CHECK(found == NULL);
    CHECK_FAILS(kwic_searcher_document(NULL, kwic_text("a"), &found), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    kwic_searcher_close(searcher);
}

static void explains(void) {
    kwic_searcher* searcher = open_notes();
    char* text = NULL;
    size_t size = 0;
    CHECK_OK(kwic_explain(searcher, kwic_text("envoy"), NULL, &text, &size));
    CHECK(text && strlen(text) == size && strstr(text, "envoys"));
    kwic_free(text);

    kwic_explanation* why = NULL;
    CHECK_OK(kwic_why(searcher, kwic_text("fish"), kwic_text("harbours -talks zebra"), NULL, &why));
    CHECK(why && !why->is_found && why->clause_count == 3 && same(why->index, "notes.kwic"));
    CHECK(why && is(why->clauses[0]->query, "harbours") && why->clauses[0]->is_met && !why->clauses[2]->is_met);
    CHECK(why && why->clauses[0]->word_count == 1 && has(why->clauses[0]->words[0], "harbour (2)"));
    kwic_explanation_free(why);
    CHECK_OK(kwic_why(searcher, kwic_text("none"), kwic_text("harbour"), NULL, &why));
    CHECK(why == NULL);
    kwic_searcher_close(searcher);
}

static void sees_the_newest_state(void) {
    kwic_searcher* searcher = open_notes();
    CHECK(hits(searcher, "dredged", NULL) == 0);
    add_dredged("notes.kwic");
    CHECK(hits(searcher, "dredged", NULL) == 1);
    kwic_searcher_close(searcher);
}

static void is_found_upwards(void) {
    char* found = NULL;
    write_notes();
    CHECK_OK(kwic_find_index(NULL, &found));
    CHECK(found == NULL);
    CHECK(rename("notes.kwic", ".kwic") == 0);
    CHECK_OK(kwic_find_index(".kwic/gen-1", &found));
    CHECK(found && strstr(found, ".kwic") && kwic_holds_index(found));
    kwic_free(found);
    CHECK(!kwic_holds_index("/") && !kwic_holds_index(NULL));
    CHECK_FAILS(kwic_find_index(NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
}

static void refuses_null(void) {
    const kwic_string text = {"a", 1}, bad = {NULL, 1};
    kwic_searcher* searcher = NULL;
    kwic_results* results = NULL;
    kwic_explanation* why = NULL;
    kwic_completions* completions = NULL;
    char* string = NULL;
    size_t count = 0;
    CHECK_FAILS(kwic_searcher_open(NULL, &searcher), KWIC_INVALID_ARGUMENT, "index is NULL");
    CHECK_FAILS(kwic_searcher_open("a", NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_searcher_open_all(NULL, 1, &searcher), KWIC_INVALID_ARGUMENT, "indexes is NULL");
    CHECK_FAILS(kwic_searcher_open_all(NULL, 0, &searcher), KWIC_INVALID_ARGUMENT, "");
    CHECK_FAILS(kwic_search(NULL, text, NULL, &results), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    CHECK_FAILS(kwic_search_tree(NULL, NULL, NULL, &results), KWIC_INVALID_ARGUMENT, "NULL");
    CHECK_FAILS(kwic_why(NULL, text, text, NULL, &why), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    CHECK_FAILS(kwic_explain(NULL, text, NULL, &string, NULL), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    CHECK_FAILS(kwic_complete(NULL, text, NULL, &completions), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    CHECK_FAILS(kwic_searcher_document_count(NULL, &count), KWIC_INVALID_ARGUMENT, "searcher is NULL");
    searcher = open_notes();
    CHECK_FAILS(kwic_search(searcher, bad, NULL, &results), KWIC_INVALID_ARGUMENT, "query is NULL");
    CHECK_FAILS(kwic_search(searcher, text, NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_search_tree(searcher, NULL, NULL, &results), KWIC_INVALID_ARGUMENT, "query is NULL");
    CHECK_FAILS(kwic_explain(searcher, text, NULL, NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    CHECK_FAILS(kwic_searcher_document_count(searcher, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_searcher_close(searcher);
    kwic_searcher_close(NULL);
    kwic_results_free(NULL);
    kwic_completions_free(NULL);
    kwic_explanation_free(NULL);
    kwic_free(NULL);
}

const Test searcher_tests[] = {
    {"filters restrict a search", filters},
    {"a search uses all options", takes_options},
    {"a page begins where the previous page ended", pages},
    {"bad options are refused", refuses_bad_options},
    {"several indexes are searched together", opens_several},
    {"a word is completed", completes},
    {"a searcher returns complete documents by their ids", gives_documents},
    {"a searcher explains how a query is read and why a document is found", explains},
    {"a searcher sees the newest state of its index", sees_the_newest_state},
    {"the nearest index in a folder or above it is found", is_found_upwards},
    {"a searcher refuses NULL", refuses_null},
    {NULL, NULL},
};
