// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: answers to queries; see results.hpp.
#ifndef KWIC_C_RESULTS_H
#define KWIC_C_RESULTS_H

#include <kwic/c/base.h>
#include <kwic/c/document.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::Snippet.
typedef struct kwic_snippet {
    /// @{
    /// See kwic::Snippet. A member `..._count` contains the length of the list in the preceding member.
    kwic_string text;
    const kwic_span* highlights;
    size_t highlight_count;
    uint64_t offset;  ///< bytes
    uint64_t line;    ///< from 1
    bool cut_before;
    bool cut_after;
    /// @}
} kwic_snippet;

/// The C form of kwic::FieldMatch.
typedef struct kwic_field_match {
    /// @{
    /// See kwic::FieldMatch. A member `..._count` contains the length of the list in the preceding member.
    const char* name;
    kwic_string value;
    const kwic_span* highlights;
    size_t highlight_count;
    /// @}
} kwic_field_match;

/// The C form of kwic::NearDocument.
typedef struct kwic_near_document {
    /// @{
    /// See kwic::NearDocument.
    kwic_string id;
    const char* path;
    kwic_string title;
    double score;
    const char* index;
    /// @}
} kwic_near_document;

/// The C form of kwic::Hit.
typedef struct kwic_hit {
    size_t rank;  ///< rank over all pages, from 1
    /// @{
    /// See kwic::Hit. A member `..._count` contains the length of the list in the preceding member.
    const char* index;
    kwic_string id;
    const char* path;
    kwic_string title;
    const kwic_span* title_highlights;
    size_t title_highlight_count;
    double score;
    const char* date;
    const char* language;
    bool partial;
    const kwic_snippet* const* snippets;
    size_t snippet_count;
    const kwic_field_match* const* field_matches;
    size_t field_match_count;
    const kwic_field* fields;
    size_t field_count;
    const kwic_near_document* const* near;
    size_t near_count;
    const kwic_string* matched_words;
    size_t matched_word_count;
    const kwic_string* missing_words;
    size_t missing_word_count;
    /// @}
} kwic_hit;

/// The C form of kwic::Facet::Value.
typedef struct kwic_facet_value {
    /// @{
    /// See kwic::Facet::Value.
    kwic_string value;
    size_t count;
    /// @}
} kwic_facet_value;

/// The C form of kwic::FacetStatistics.
typedef struct kwic_facet_statistics {
    /// @{
    /// See kwic::FacetStatistics. The name of each value is empty.
    size_t count;
    double mean;
    kwic_field min;
    kwic_field max;
    kwic_field sum;
    /// @}
} kwic_facet_statistics;

/// The C form of kwic::Facet.
typedef struct kwic_facet {
    /// @{
    /// See kwic::Facet. A member `..._count` contains the length of the list in the preceding member.
    const char* field;
    const kwic_facet_value* const* values;
    size_t value_count;
    bool exact;
    const char* error;
    size_t none;
    size_t distinct;
    const kwic_facet_statistics* numbers;  ///< NULL: none
    const kwic_facet_statistics* dates;    ///< NULL: none
    /// @}
} kwic_facet;

/// The C form of kwic::IndexStatus.
typedef struct kwic_index_status {
    /// @{
    /// See kwic::IndexStatus.
    const char* index;
    bool ok;
    const char* error;
    /// @}
} kwic_index_status;

/// The C form of kwic::Results.
typedef struct kwic_results {
    /// @{
    /// See kwic::Results. A member `..._count` contains the length of the list in the preceding member.
    kwic_string query;
    kwic_string interpreted;
    const kwic_warning* warnings;
    size_t warning_count;
    size_t total;
    bool total_is_exact;
    double took_ms;
    kwic_string suggestion;  ///< `suggestion.data` is NULL if there is no suggestion
    const kwic_hit* const* hits;
    size_t hit_count;
    const char* next;
    const kwic_facet* const* facets;
    size_t facet_count;
    const kwic_index_status* const* indexes;
    size_t index_count;
    /// @}
} kwic_results;

/// The C form of kwic::Completion.
typedef struct kwic_completion {
    /// @{
    /// See kwic::Completion.
    kwic_string text;
    size_t documents;
    /// @}
} kwic_completion;

/// A list of completions.
typedef struct kwic_completions {
    /// @{
    /// The completions, the most frequent first, and their number.
    const kwic_completion* const* items;
    size_t count;
    /// @}
} kwic_completions;

/// The C form of kwic::Explanation::Clause.
typedef struct kwic_clause {
    /// @{
    /// See kwic::Explanation::Clause. A member `..._count` contains the length of the list in the preceding member.
    kwic_string query;
    bool is_met;
    const kwic_string* words;  ///< the results of to_string(kwic::SearchedWord)
    size_t word_count;
    bool is_filter;
    /// @}
} kwic_clause;

/// The C form of kwic::Explanation.
typedef struct kwic_explanation {
    /// @{
    /// See kwic::Explanation. A member `..._count` contains the length of the list in the preceding member.
    const char* index;
    bool is_found;
    const kwic_clause* const* clauses;
    size_t clause_count;
    /// @}
} kwic_explanation;

/// @{
/// These functions free a result and everything in it. They accept NULL.
KWIC_API void kwic_results_free(kwic_results* results);
KWIC_API void kwic_completions_free(kwic_completions* completions);
KWIC_API void kwic_explanation_free(kwic_explanation* explanation);
/// @}

/// Calls kwic::to_json(), and sets `*out` to the JSON line and `*size` to its length in bytes. If `query_id` is
/// not NULL, the JSON object has a member `id` with the value `query_id`. `size` may be NULL.
KWIC_API kwic_status kwic_results_json(const kwic_results* results, const char* query_id, char** out, size_t* size);

#ifdef __cplusplus
}
#endif

#endif
