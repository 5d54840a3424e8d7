// SPDX-License-Identifier: GPL-2.0-or-later
#include "check.h"

#include <string.h>

static void has_all_of_an_answer(void) {
    kwic_searcher* searcher = open_notes();
    kwic_search_options options = search_defaults();
    const char* const facets[] = {"lang", "status"};
    options.facets = facets;
    options.facet_count = 2;
    kwic_results* results = NULL;
    CHECK_OK(kwic_search(searcher, kwic_text("envoys (harbour"), &options, &results));
    const bool are_two = results && results->hit_count == 2;
    CHECK(are_two);
    if (!are_two) {
        kwic_searcher_close(searcher);
        return;
    }
    CHECK(is(results->query, "envoys (harbour") && is(results->interpreted, "envoys harbour"));
    CHECK(results->warning_count == 1 && has(results->warnings[0].message, "bracket"));
    CHECK(same(results->warnings[0].code, "syntax"));
    CHECK(results->total == 2 && results->total_is_exact && results->took_ms > 0);
    CHECK(results->suggestion.data == NULL && results->index_count == 0 && same(results->next, ""));

    const kwic_hit* hit = results->hits[0];
    CHECK(hit->rank == 1 && is(hit->id, "a/talks.txt") && is(hit->title, "Envoys resume harbour talks"));
    CHECK(same(hit->index, "notes.kwic") && hit->score > results->hits[1]->score && !hit->partial);
    CHECK(same(hit->date, "2023-07-19") && same(hit->language, "en") && strstr(hit->path, "a/talks.txt"));
    CHECK(hit->title_highlight_count == 2 && hit->title_highlights[0].begin == 0 && hit->title_highlights[0].end == 6);
    CHECK(hit->snippet_count == 1 && hit->field_count == 0 && hit->near_count == 0);
    const kwic_snippet* snippet = hit->snippets[0];
    CHECK(has(snippet->text, "envoys met at the harbour") && snippet->line == 3 && snippet->offset == 29);
    CHECK(snippet->highlight_count == 2 && !snippet->cut_before && !snippet->cut_after);
    const kwic_span span = snippet->highlights[0];
    CHECK(span.end - span.begin == 6 && strncmp(snippet->text.data + span.begin, "envoys", 6) == 0);
    CHECK(results->hits[1]->partial && same(results->hits[1]->path, ""));

    CHECK(results->facet_count == 2 && same(results->facets[0]->field, "lang") && results->facets[0]->exact);
    CHECK(results->facets[0]->value_count == 1 && is(results->facets[0]->values[0]->value, "en"));
    CHECK(results->facets[0]->values[0]->count == 2 && results->facets[1]->value_count == 0);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

static void has_fields_and_suggestions(void) {
    kwic_searcher* searcher = open_notes();
    kwic_results* results = NULL;
    CHECK_OK(kwic_search(searcher, kwic_text("status:open"), NULL, &results));
    CHECK(results && results->hit_count == 1 && results->hits[0]->field_match_count == 1);
    const kwic_field_match* field = results && results->hit_count ? results->hits[0]->field_matches[0] : NULL;
    CHECK(field && same(field->name, "status") && is(field->value, "open"));
    CHECK(field && field->highlight_count == 1 && field->highlights[0].end == 4);
    kwic_results_free(results);
    CHECK_OK(kwic_search(searcher, kwic_text("harbuor"), NULL, &results));
    CHECK(results && results->hit_count == 0 && is(results->suggestion, "harbour"));
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

static void has_requested_fields_and_statistics(void) {
    kwic_searcher* searcher = open_notes();
    kwic_search_options options = search_defaults();
    const char* const all[] = {"*"};
    const char* const order[] = {"-path"};
    const char* const facets[] = {"status"};
    options.fields = all;
    options.sort = order;
    options.facets = facets;
    options.field_count = options.sort_count = options.facet_count = 1;
    kwic_results* results = NULL;
    CHECK_OK(kwic_search(searcher, kwic_text("status:open"), &options, &results));
    const kwic_hit* hit = results && results->hit_count == 1 ? results->hits[0] : NULL;
    CHECK(hit && hit->field_count >= 1);
    bool is_open = false;
    for (size_t i = 0; hit && i < hit->field_count; ++i)
        if (same(hit->fields[i].name, "status"))
            is_open = hit->fields[i].kind == KWIC_VALUE_STRING && is(hit->fields[i].text, "open");
    CHECK(is_open);
    const kwic_facet* facet = results && results->facet_count == 1 ? results->facets[0] : NULL;
    CHECK(facet && facet->none == 0 && facet->distinct == 1 && !facet->numbers && !facet->dates);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

static void groups_near_documents(void) {
    static const char story[] =
        "Envoys resumed talks at the harbour on Monday after a week in which neither side had spoken to the other, and "
        "the pilot station, which both want, stayed shut while boats waited outside the mole for the tide to turn.";
    kwic_writer* writer = NULL;
    kwic_searcher* searcher = NULL;
    kwic_results* results = NULL;
    CHECK_OK(kwic_writer_open("near.kwic", NULL, &writer));
    kwic_document first = note("first", story), second = note("second", story);
    CHECK_OK(kwic_writer_put(writer, &first, NULL));
    CHECK_OK(kwic_writer_put(writer, &second, NULL));
    CHECK_OK(kwic_writer_commit(writer, NULL));
    kwic_writer_close(writer);
    CHECK_OK(kwic_searcher_open("near.kwic", &searcher));
    kwic_search_options options = search_defaults();
    options.group = KWIC_GROUP_NEAR;
    CHECK_OK(kwic_search(searcher, kwic_text("pilot station"), &options, &results));
    CHECK(results && results->hit_count == 1 && results->hits[0]->near_count == 1);
    const kwic_near_document* near = results && results->hit_count ? results->hits[0]->near[0] : NULL;
    CHECK(near && is(near->id, "second") && same(near->path, "") && near->score > 0);
    CHECK(near && same(near->index, "near.kwic") && near->title.data);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

static void is_written_as_json(void) {
    kwic_searcher* searcher = open_notes();
    kwic_results* results = NULL;
    char* json = NULL;
    size_t size = 0;
    CHECK_OK(kwic_search(searcher, kwic_text("dues"), NULL, &results));
    CHECK_OK(kwic_results_json(results, NULL, &json, &size));
    CHECK(json && strncmp(json, "{\"query\":\"dues\"", 15) == 0 && strlen(json) == size);
    kwic_free(json);
    CHECK_OK(kwic_results_json(results, "T1", &json, NULL));
    CHECK(json && strncmp(json, "{\"id\":\"T1\"", 10) == 0);
    kwic_free(json);
    CHECK_FAILS(kwic_results_json(NULL, NULL, &json, &size), KWIC_INVALID_ARGUMENT, "results is NULL");
    CHECK(json == NULL && size == 0);
    kwic_results_free(results);
    kwic_searcher_close(searcher);
}

const Test result_tests[] = {
    {"a search sets all members of its results", has_all_of_an_answer},
    {"results have fields and suggestions", has_fields_and_suggestions},
    {"results have the requested fields, and facets have statistics", has_requested_fields_and_statistics},
    {"results list near-identical documents", groups_near_documents},
    {"results are written as JSON", is_written_as_json},
    {NULL, NULL},
};
