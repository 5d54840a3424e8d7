// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: documents, as document.hpp has them.
#ifndef KWIC_C_DOCUMENT_H
#define KWIC_C_DOCUMENT_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// As kwic::FileStamp.
typedef struct kwic_file_stamp {
    int64_t modified;  ///< nanoseconds since 1970
    uint64_t size;     ///< bytes on disk
} kwic_file_stamp;

/// As kwic::Field.
typedef struct kwic_field {
    /// @{
    /// As in kwic::Field.
    const char* name;
    kwic_string text;  ///< data NULL: it is a number
    double number;
    /// @}
} kwic_field;

/// As kwic::Document.
typedef struct kwic_document {
    size_t struct_size;  ///< sizeof(kwic_document); all else but the id may be zero
    /// @{
    /// As in kwic::Document; `_count` says how many.
    kwic_string id;
    kwic_string title;
    kwic_string text;
    const char* date;
    const char* language;
    const kwic_field* fields;
    size_t field_count;
    const kwic_file_stamp* file;  ///< NULL: no file
    /// @}
} kwic_document;

#ifdef __cplusplus
}
#endif

#endif
