// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: answering queries on an index; see searcher.hpp.
#ifndef KWIC_C_SEARCHER_H
#define KWIC_C_SEARCHER_H

#include <kwic/c/query.h>
#include <kwic/c/reader.h>
#include <kwic/c/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Values of kwic_search_options::match; see kwic::Match.
enum { KWIC_MATCH_AUTOMATIC = 0, KWIC_MATCH_ALL = 1, KWIC_MATCH_ANY = 2 };
/// Values of kwic_search_options::variants; see kwic::Variants.
enum { KWIC_VARIANTS_OFF = 0, KWIC_VARIANTS_ACCENTS = 1, KWIC_VARIANTS_NAMES = 2 };
/// Values of kwic_search_options::group; see kwic::GroupBy.
enum { KWIC_GROUP_NONE = 0, KWIC_GROUP_NEAR = 1 };

/// The C form of kwic::SearchOptions.
typedef struct kwic_search_options {
    size_t struct_size;  ///< set by kwic_search_options_init(&options, sizeof options), which also sets the defaults
    /// @{
    /// See kwic::SearchOptions. A member `..._count` contains the length of the list in the preceding member.
    size_t limit;
    size_t offset;
    const char* after;
    int match;     ///< KWIC_MATCH_...
    int variants;  ///< KWIC_VARIANTS_...
    const char* const* sort;
    size_t sort_count;
    double recency_days;
    const char* today;
    const char* since;
    const char* until;
    int group;  ///< KWIC_GROUP_...
    kwic_string like_id;
    kwic_string like_text;
    bool plain;
    bool typing;
    bool suggest;
    unsigned timeout_ms;
    const kwic_stop* stop;      ///< NULL: none
    kwic_string synonyms;       ///< one group of synonyms per line, with commas between the synonyms
    size_t count_to;            ///< SIZE_MAX: kwic::count_all
    const char* const* facets;  ///< each in the form that kwic::parse_facet() reads
    size_t facet_count;
    const char* const* fields;
    size_t field_count;
    size_t snippets;
    size_t snippet_length;  ///< bytes
    /// NULL, or the address of a pointer: a call that fails sets the pointer to a copy of its error message, and a call
    /// that succeeds sets the pointer to NULL. The caller frees the copy with kwic_free(). The copy can be read in any
    /// thread, unlike the result of kwic_last_error().
    char** error;
    bool literal;
    const char* const* filters;  ///< query strings: elements of kwic::SearchOptions::filter
    size_t filter_count;
    const kwic_query* const* filter_queries;  ///< queries: further elements of kwic::SearchOptions::filter
    size_t filter_query_count;
    bool lines;
    size_t context;
    /// @}
} kwic_search_options;

/// The C form of kwic::SearcherOptions.
typedef struct kwic_searcher_options {
    size_t struct_size;  ///< set by kwic_searcher_options_init(&options, sizeof options), which also sets the defaults
    /// @{
    /// See kwic::SearcherOptions.
    bool verify;
    bool mapped;
    /// @}
    char** error;  ///< see kwic_search_options::error
} kwic_searcher_options;

/// The C form of kwic::Searcher.
typedef struct kwic_searcher kwic_searcher;

/// @{
/// Sets struct_size and the default of every member.
KWIC_API void kwic_search_options_init(kwic_search_options* options, size_t struct_size);
KWIC_API void kwic_searcher_options_init(kwic_searcher_options* options, size_t struct_size);
/// @}

/// Opens the index in the folder `index`.
KWIC_API kwic_status kwic_searcher_open(const char* index, kwic_searcher** out);

/// Opens several indexes, which are searched together. Each of `indexes` is the path of a folder, or the address
/// `host:port` of a server.
KWIC_API kwic_status kwic_searcher_open_all(const char* const* indexes, size_t count, kwic_searcher** out);

/// Opens several indexes like kwic_searcher_open_all(), with kwic::SearcherOptions::verify set.
KWIC_API kwic_status kwic_searcher_open_verified(const char* const* indexes, size_t count, kwic_searcher** out);

/// Opens several indexes like kwic_searcher_open_all(). `options` may be NULL for the defaults.
KWIC_API kwic_status kwic_searcher_open_with(const char* const* indexes, size_t count,
                                             const kwic_searcher_options* options, kwic_searcher** out);

/// Calls kwic::Searcher::snapshot(). The caller closes the snapshot with kwic_searcher_close().
KWIC_API kwic_status kwic_searcher_snapshot(const kwic_searcher* searcher, kwic_searcher** out);

/// Closes the searcher. No call that uses the searcher may be in progress. Accepts NULL.
KWIC_API void kwic_searcher_close(kwic_searcher* searcher);

/// @{
/// These functions call kwic::Searcher::search(). Here and in the functions below, `options` may be NULL for the
/// defaults.
KWIC_API kwic_status kwic_search(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* options,
                                 kwic_results** out);
KWIC_API kwic_status kwic_search_tree(const kwic_searcher* searcher, const kwic_query* query,
                                      const kwic_search_options* options, kwic_results** out);
/// @}

/// Calls kwic::Searcher::why(). Sets `*out` to NULL if no index has a document with this id.
KWIC_API kwic_status kwic_why(const kwic_searcher* searcher, kwic_string id, kwic_string query,
                              const kwic_search_options* options, kwic_explanation** out);

/// Calls kwic::Searcher::explain(), and to_string(kwic::QueryExplanation) for the result. `size` may be NULL.
KWIC_API kwic_status kwic_explain(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* options,
                                  char** out, size_t* size);

/// Calls kwic::Searcher::complete(). Uses only the options `limit`, `stop`, `error`, `filters` and `filter_queries`.
KWIC_API kwic_status kwic_complete(const kwic_searcher* searcher, kwic_string typed, const kwic_search_options* options,
                                   kwic_completions** out);

/// Calls kwic::Searcher::document(). Sets `*out` to NULL if no index has a document with this id.
KWIC_API kwic_status kwic_searcher_document(const kwic_searcher* searcher, kwic_string id, kwic_indexed_document** out);

/// Calls kwic::Searcher::document_count().
KWIC_API kwic_status kwic_searcher_document_count(const kwic_searcher* searcher, size_t* out);

#ifdef __cplusplus
}
#endif

#endif
