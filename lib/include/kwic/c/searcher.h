// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: asking an index; see searcher.hpp.
#ifndef KWIC_C_SEARCHER_H
#define KWIC_C_SEARCHER_H

#include <kwic/c/query.h>
#include <kwic/c/reader.h>
#include <kwic/c/results.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Of kwic_search_options::match; as kwic::Match.
enum { KWIC_MATCH_AUTOMATIC = 0, KWIC_MATCH_ALL = 1, KWIC_MATCH_ANY = 2 };
/// Of kwic_search_options::variants; as kwic::Variants.
enum { KWIC_VARIANTS_OFF = 0, KWIC_VARIANTS_ACCENTS = 1, KWIC_VARIANTS_NAMES = 2 };
enum {
    KWIC_SORT_RELEVANCE = 0,
    KWIC_SORT_DATE = 1,
    KWIC_SORT_DATE_DESCENDING = 2,
    KWIC_SORT_PATH = 3,
    KWIC_SORT_TITLE = 4
};
/// Of kwic_search_options::group; as kwic::GroupBy.
enum { KWIC_GROUP_NONE = 0, KWIC_GROUP_NEAR = 1 };

/// As kwic::SearchOptions.
typedef struct kwic_search_options {
    size_t struct_size;  ///< this and the defaults by kwic_search_options_init(&options, sizeof options)
    /// @{
    /// As in kwic::SearchOptions; `_count` says how many.
    size_t limit;
    size_t offset;
    const char* after;
    int match;     ///< KWIC_MATCH_...
    int variants;  ///< KWIC_VARIANTS_...
    int sort;      ///< KWIC_SORT_...
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
    const kwic_stop* stop;  ///< NULL: none
    kwic_string synonyms;   ///< a group a line, its entries separated by commas
    bool exact_total;
    const char* const* facets;
    size_t facet_count;
    size_t snippets;
    size_t snippet_length;  ///< bytes
    /// NULL, or gets what kwic_last_error() would say, or NULL: for a caller that looks in another thread, as one that
    /// awaits the call does; freed by kwic_free().
    char** error;
    /// @}
} kwic_search_options;

/// As kwic::Searcher.
typedef struct kwic_searcher kwic_searcher;

/// Sets the defaults.
KWIC_API void kwic_search_options_init(kwic_search_options* options, size_t struct_size);

/// Opens the index in this folder.
KWIC_API kwic_status kwic_searcher_open(const char* index, kwic_searcher** out);

/// Several as one: folders, or `host:port`.
KWIC_API kwic_status kwic_searcher_open_all(const char* const* indexes, size_t count, kwic_searcher** out);

/// The same, but all files are compared with their checksums first; see kwic::SearcherOptions::verify.
KWIC_API kwic_status kwic_searcher_open_verified(const char* const* indexes, size_t count, kwic_searcher** out);

KWIC_API void kwic_searcher_close(kwic_searcher* searcher);  ///< when no call is under way

/// @{
/// In all of these `options` may be NULL: the defaults.
KWIC_API kwic_status kwic_search(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* options,
                                 kwic_results** out);
KWIC_API kwic_status kwic_search_tree(const kwic_searcher* searcher, const kwic_query* query,
                                      const kwic_search_options* options, kwic_results** out);
/// @}

/// `*out` is NULL if the index has no such document.
KWIC_API kwic_status kwic_why(const kwic_searcher* searcher, kwic_string id, kwic_string query,
                              const kwic_search_options* options, kwic_explanation** out);

/// `size` may be NULL.
KWIC_API kwic_status kwic_explain(const kwic_searcher* searcher, kwic_string query, const kwic_search_options* options,
                                  char** out, size_t* size);

/// Of the options only `limit`, `stop` and `error` count.
KWIC_API kwic_status kwic_complete(const kwic_searcher* searcher, kwic_string typed, const kwic_search_options* options,
                                   kwic_completions** out);

/// The whole document; `*out` is NULL if there is none of this id.
KWIC_API kwic_status kwic_searcher_document(const kwic_searcher* searcher, kwic_string id, kwic_indexed_document** out);

/// Documents in all indexes that could be opened.
KWIC_API kwic_status kwic_searcher_document_count(const kwic_searcher* searcher, size_t* out);

#ifdef __cplusplus
}
#endif

#endif
