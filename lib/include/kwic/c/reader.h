// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: reading documents from an index; see index_reader.hpp.
#ifndef KWIC_C_READER_H
#define KWIC_C_READER_H

#include <kwic/c/document.h>
#include <kwic/c/fields.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::IndexedDocument.
typedef struct kwic_indexed_document {
    const kwic_document* document;  ///< see kwic::IndexedDocument
    /// @{
    /// See kwic::IndexedDocument.
    bool is_title_found;
    const char* path;
    uint64_t key;
    /// @}
} kwic_indexed_document;

/// The C form of kwic::IndexReader.
typedef struct kwic_reader kwic_reader;

/// A callback that kwic_reader_for_each() calls for each document. `found` is valid only during the call. If the
/// callback returns false, kwic_reader_for_each() ends and returns KWIC_CANCELLED.
typedef bool (*kwic_visit)(void* context, const kwic_indexed_document* found);

/// @{
/// These functions open and close a reader.
KWIC_API kwic_status kwic_reader_open(const char* index, kwic_reader** out);
KWIC_API void kwic_reader_close(kwic_reader* reader);
/// @}

/// @{
/// These functions call kwic::IndexReader::document_count(), has_texts(), fields() and field_names().
KWIC_API kwic_status kwic_reader_document_count(const kwic_reader* reader, size_t* out);
KWIC_API kwic_status kwic_reader_has_texts(const kwic_reader* reader, bool* out);
KWIC_API kwic_status kwic_reader_fields(const kwic_reader* reader, kwic_fields** out);
KWIC_API kwic_status kwic_reader_field_names(const kwic_reader* reader, kwic_strings** out);
/// @}

/// Calls kwic::IndexReader::document(). Sets `*out` to NULL if the index has no document with this id.
KWIC_API kwic_status kwic_reader_document(const kwic_reader* reader, kwic_string id, kwic_indexed_document** out);
KWIC_API void kwic_indexed_document_free(kwic_indexed_document* found);  ///< accepts NULL

/// Calls kwic::IndexReader::for_each().
KWIC_API kwic_status kwic_reader_for_each(const kwic_reader* reader, bool with_text, kwic_visit visit, void* context);

#ifdef __cplusplus
}
#endif

#endif
