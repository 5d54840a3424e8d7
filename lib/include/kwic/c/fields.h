// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: the custom fields of an index and their types; see fields.hpp.
#ifndef KWIC_C_FIELDS_H
#define KWIC_C_FIELDS_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::FieldType.
typedef enum kwic_field_type {
    KWIC_FIELD_AUTOMATIC = 0,
    KWIC_FIELD_TEXT = 1,
    KWIC_FIELD_KEYWORD = 2,
    KWIC_FIELD_INTEGER = 3,
    KWIC_FIELD_REAL = 4,
    KWIC_FIELD_BOOLEAN = 5,
    KWIC_FIELD_DATE = 6,
    KWIC_FIELD_STORED = 7
} kwic_field_type;

/// A field and its declared type; see kwic::WriterOptions::fields.
typedef struct kwic_field_declaration {
    const char* name;  ///< the name of the field
    int32_t type;      ///< a kwic_field_type
} kwic_field_declaration;

/// The C form of kwic::FieldInfo.
typedef struct kwic_field_info {
    const char* name;      ///< the name of the field
    kwic_field_type type;  ///< the declared type of the field
    /// @{
    /// See kwic::FieldInfo.
    bool has_integers;
    bool has_reals;
    bool has_booleans;
    bool has_dates;
    bool has_strings;
    /// @}
} kwic_field_info;

/// A list of fields that the library returns. The caller frees the list with kwic_fields_free().
typedef struct kwic_fields {
    const kwic_field_info* const* items;  ///< the fields in ascending order of their names; NULL if there are none
    size_t count;                         ///< length of `items`
} kwic_fields;

KWIC_API void kwic_fields_free(kwic_fields* fields);  ///< accepts NULL

#ifdef __cplusplus
}
#endif

#endif
