// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <string.h>

// Returns whether kwic_query_to_string() gives `expected`. Frees the query.
static int reads(kwic_query* query, const char* expected) {
    char* text = NULL;
    size_t size = 0;
    CHECK_OK(kwic_query_to_string(query, &text, &size));
    const int equal = text && size == strlen(text) && strcmp(text, expected) == 0;
    if (!equal) fprintf(stderr, "read as: %s\n", text ? text : "NULL");
    kwic_free(text);
    kwic_query_free(query);
    return equal;
}

static kwic_query* word(const char* text) { return kwic_query_word(kwic_text(text), NULL); }

static void builds_trees(void) {
    CHECK(reads(word("harbour"), "harbour"));
    CHECK(reads(kwic_query_word(kwic_text("talks"), "title"), "title:talks"));
    CHECK(reads(kwic_query_phrase(kwic_text("harbour talks"), NULL, 3), "\"harbour talks\"~3"));
    CHECK(reads(kwic_query_wildcard(kwic_text("harb*"), ""), "harb*"));
    CHECK(reads(kwic_query_fuzzy(kwic_text("harbuor"), NULL, 2), "harbuor~2"));
    CHECK(reads(kwic_query_literal(kwic_text("x == y")), "literal:\"x == y\""));
    CHECK(reads(kwic_query_range("price", "50", "100"), "price:50..100"));
    CHECK(reads(kwic_query_exact(kwic_text("C++"), "tag"), "tag:=\"C++\""));
    CHECK(reads(kwic_query_exists("tag"), "tag:*"));
    const kwic_string ids[] = {kwic_text("a"), kwic_text("b")};
    CHECK(reads(kwic_query_ids(ids, 2), "ids:2"));
    CHECK(reads(kwic_query_everything(), "*"));
    CHECK(reads(kwic_query_boost(word("harbour"), 2), "harbour^2"));

    kwic_query* const either[] = {word("talks"), word("truce")};
    kwic_query* const all[] = {kwic_query_any_of(either, 2), kwic_query_without(word("fish"))};
    CHECK(reads(kwic_query_all_of(all, 2), "(talks OR truce) -fish"));
    kwic_query* const close[] = {word("envoys"), word("harbour")};
    CHECK(reads(kwic_query_near(close, 2, 5), "envoys NEAR/5 harbour"));
}

static void searches_trees(void) {
    kwic_searcher* searcher = open_notes();
    kwic_query* const parts[] = {word("harbour"), kwic_query_without(word("talks"))};
    kwic_query* query = kwic_query_all_of(parts, 2);
    kwic_results* results = NULL;
    CHECK_OK(kwic_search_tree(searcher, query, NULL, &results));
    CHECK(results && results->hit_count == 1 && is(results->hits[0]->id, "fish"));
    kwic_results_free(results);
    kwic_query_free(query);
    kwic_searcher_close(searcher);
}

static void reads_strings(void) {
    const char* const fields[] = {"author", "price"};
    kwic_query* query = NULL;
    kwic_warnings* warnings = NULL;
    CHECK_OK(kwic_query_parse(kwic_text("author:Smith (talks"), fields, 2, &query, &warnings));
    CHECK(warnings && warnings->count == 1 && has(warnings->items[0].message, "bracket"));
    CHECK(same(warnings->items[0].code, "syntax"));
    CHECK(reads(query, "author:Smith talks"));
    kwic_warnings_free(warnings);
    CHECK_OK(kwic_query_parse(kwic_text("harbour"), NULL, 0, &query, NULL));
    CHECK(reads(query, "harbour"));
    CHECK_OK(kwic_query_plain(kwic_text("-harbour"), &query, &warnings));
    CHECK(warnings && warnings->count == 0);
    kwic_warnings_free(warnings);
    kwic_query_free(query);
}

static void completes_as_typed(void) {
    char* text = NULL;
    CHECK_OK(kwic_as_typed(kwic_text("harbour tal"), &text, NULL));
    CHECK(same(text, "harbour (tal OR tal*)"));
    kwic_free(text);
    CHECK_FAILS(kwic_as_typed(kwic_text("a"), NULL, NULL), KWIC_INVALID_ARGUMENT, "out is NULL");
}

static void fails_as_a_whole(void) {
    const kwic_string bad = {NULL, 1};
    kwic_query* query = NULL;
    kwic_warnings* warnings = NULL;
    char* text = NULL;
    CHECK(kwic_query_word(bad, NULL) == NULL && strstr(kwic_last_error(), "text is NULL"));
    CHECK(kwic_query_range(NULL, "1", "2") == NULL && strstr(kwic_last_error(), "field is NULL"));
    CHECK(kwic_query_exact(kwic_text("a"), NULL) == NULL && strstr(kwic_last_error(), "field is NULL"));
    CHECK(kwic_query_exists(NULL) == NULL && strstr(kwic_last_error(), "field is NULL"));
    CHECK(kwic_query_ids(NULL, 1) == NULL && strstr(kwic_last_error(), "ids is NULL"));
    CHECK(kwic_query_ids(&bad, 1) == NULL && strstr(kwic_last_error(), "ids is NULL"));
    CHECK(kwic_query_all_of(NULL, 1) == NULL && strstr(kwic_last_error(), "parts is NULL"));
    kwic_query* const parts[] = {word("harbour"), kwic_query_word(bad, NULL), word("talks")};
    CHECK(kwic_query_any_of(parts, 3) == NULL && strstr(kwic_last_error(), "part of the query is NULL"));
    CHECK(kwic_query_without(NULL) == NULL && kwic_query_boost(NULL, 2) == NULL);
    CHECK_FAILS(kwic_query_to_string(NULL, &text, NULL), KWIC_INVALID_ARGUMENT, "query is NULL");
    CHECK(text == NULL);
    CHECK_FAILS(kwic_query_parse(bad, NULL, 0, &query, &warnings), KWIC_INVALID_ARGUMENT, "text is NULL");
    CHECK_FAILS(kwic_query_parse(kwic_text("a"), NULL, 0, NULL, &warnings), KWIC_INVALID_ARGUMENT, "out is NULL");
    kwic_query* part = kwic_query_everything();
    kwic_query* const twice[] = {part, part};
    CHECK(kwic_query_all_of(twice, 2) == NULL && strstr(kwic_last_error(), "twice"));
    kwic_query* deep = kwic_query_everything();
    for (int i = 0; deep && i < 1000; ++i) deep = kwic_query_without(deep);
    CHECK(deep == NULL && strstr(kwic_last_error(), "nested"));
    CHECK_FAILS(kwic_query_plain(bad, &query, NULL), KWIC_INVALID_ARGUMENT, "text is NULL");
    CHECK(query == NULL && warnings == NULL);
    kwic_query_free(NULL);
}

const Test query_tests[] = {
    {"queries are built as trees", builds_trees},
    {"an index is searched with a query tree", searches_trees},
    {"a string is read as a query", reads_strings},
    {"the last word of a query is completed while the user types", completes_as_typed},
    {"a query with an invalid part is refused", fails_as_a_whole},
    {NULL, NULL},
};
