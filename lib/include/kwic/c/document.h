// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: documents; see document.hpp.
#ifndef KWIC_C_DOCUMENT_H
#define KWIC_C_DOCUMENT_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::FileStamp.
typedef struct kwic_file_stamp {
    int64_t modified;   ///< modification time in nanoseconds since 1970
    uint64_t size;      ///< bytes on disk
    uint32_t identity;  ///< see kwic::FileStamp::identity
} kwic_file_stamp;

/// The kinds of the values of fields; see kwic::FieldValue.
typedef enum kwic_value_kind {
    KWIC_VALUE_STRING,
    KWIC_VALUE_INTEGER,
    KWIC_VALUE_REAL,
    KWIC_VALUE_BOOLEAN
} kwic_value_kind;

/// The C form of kwic::Field.
typedef struct kwic_field {
    /// @{
    /// See kwic::Field.
    const char* name;
    int32_t kind;      ///< a kwic_value_kind, which states the member below that has the value
    int32_t boolean;   ///< 0 or 1
    kwic_string text;  ///< the string
    int64_t integer;
    double real;
    /// @}
} kwic_field;

/// The C form of kwic::Document.
typedef struct kwic_document {
    size_t struct_size;  ///< sizeof(kwic_document); all other members except the id may be zero
    /// @{
    /// See kwic::Document. A member `..._count` contains the length of the list in the preceding member.
    kwic_string id;
    kwic_string title;
    kwic_string text;
    const char* date;
    const char* language;
    const kwic_field* fields;
    size_t field_count;
    const kwic_file_stamp* file;  ///< NULL: the document is not a file
    /// @}
} kwic_document;

#ifdef __cplusplus
}
#endif

#endif
