// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: queries as trees; see query.hpp.
///
/// If a function that makes a query fails, the function returns NULL. A function with an argument `part` or `parts`
/// takes ownership of the queries in this argument, even if the function fails. The function fails if one of these
/// queries is NULL. Therefore a caller needs to check and free only the complete query. `field` may be NULL or "" for
/// text and title, except in kwic_query_range(), kwic_query_exact() and kwic_query_exists(), which require a field. In
/// kwic_query_range(), `lower` and `upper` may be NULL for no bound.
#ifndef KWIC_C_QUERY_H
#define KWIC_C_QUERY_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::Query: a query, or a part of a query.
typedef struct kwic_query kwic_query;

/// @{
/// kwic_query_NAME() makes the same query as kwic::Query::NAME(), with two exceptions. kwic_query_boost() sets the
/// boost of `part` to `factor` and returns the result; see kwic::Query::boost. kwic_query_free() frees a query and
/// accepts NULL.
KWIC_API kwic_query* kwic_query_everything(void);
KWIC_API kwic_query* kwic_query_word(kwic_string text, const char* field);
KWIC_API kwic_query* kwic_query_phrase(kwic_string text, const char* field, unsigned distance);
KWIC_API kwic_query* kwic_query_wildcard(kwic_string pattern, const char* field);
KWIC_API kwic_query* kwic_query_fuzzy(kwic_string text, const char* field, unsigned distance);
KWIC_API kwic_query* kwic_query_literal(kwic_string text);
KWIC_API kwic_query* kwic_query_range(const char* field, const char* lower, const char* upper);
KWIC_API kwic_query* kwic_query_exact(kwic_string value, const char* field);
KWIC_API kwic_query* kwic_query_exists(const char* field);
KWIC_API kwic_query* kwic_query_ids(const kwic_string* ids, size_t count);
KWIC_API kwic_query* kwic_query_all_of(kwic_query* const* parts, size_t count);
KWIC_API kwic_query* kwic_query_any_of(kwic_query* const* parts, size_t count);
KWIC_API kwic_query* kwic_query_near(kwic_query* const* parts, size_t count, unsigned distance);
KWIC_API kwic_query* kwic_query_without(kwic_query* part);
KWIC_API kwic_query* kwic_query_boost(kwic_query* part, double factor);
KWIC_API void kwic_query_free(kwic_query* query);
/// @}

/// @{
/// These functions call kwic::parse_query(), kwic::plain_query() and kwic::to_string(). `fields` are the names of the
/// custom fields of the index in ascending order. `warnings` may be NULL.
KWIC_API kwic_status kwic_query_parse(kwic_string text, const char* const* fields, size_t field_count, kwic_query** out,
                                      kwic_warnings** warnings);
KWIC_API kwic_status kwic_query_plain(kwic_string text, kwic_query** out, kwic_warnings** warnings);
KWIC_API kwic_status kwic_query_to_string(const kwic_query* query, char** out, size_t* size);  ///< `size` may be NULL
/// @}

/// Calls kwic::as_typed(). `size` may be NULL.
KWIC_API kwic_status kwic_as_typed(kwic_string query, char** out, size_t* size);

#ifdef __cplusplus
}
#endif

#endif
