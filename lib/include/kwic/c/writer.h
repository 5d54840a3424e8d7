// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: making and updating an index; see index_writer.hpp.
#ifndef KWIC_C_WRITER_H
#define KWIC_C_WRITER_H

#include <kwic/c/document.h>
#include <kwic/c/fields.h>
#include <kwic/c/progress.h>
#include <kwic/c/query.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::WriterOptions.
typedef struct kwic_writer_options {
    size_t struct_size;  ///< set by kwic_writer_options_init(&options, sizeof options), which also sets the defaults
    /// @{
    /// See kwic::WriterOptions.
    bool rebuild;
    const char* root;
    const char* language;
    int store_text;  ///< 1 or 0; -1: as in the existing index, or 1 for a new index
    int positions;   ///< 1 or 0; -1: as in the existing index, or 1 for a new index
    size_t memory;   ///< bytes
    unsigned jobs;
    kwic_progress_callback progress;  ///< may be NULL; not called after kwic_writer_close()
    void* progress_context;
    const kwic_stop* stop;  ///< NULL: none
    /// @}
    unsigned wait_ms;                      ///< the C form of kwic::WriterOptions::wait, in milliseconds
    const kwic_field_declaration* fields;  ///< see kwic::WriterOptions::fields; may be NULL
    size_t field_count;                    ///< length of `fields`
    /// NULL, or the address of a pointer: if kwic_writer_open() fails, it sets the pointer to a copy of its error
    /// message, otherwise to NULL. The caller frees the copy with kwic_free(). The copy can be read in any thread,
    /// unlike the result of kwic_last_error().
    char** error;
} kwic_writer_options;

/// The C form of kwic::PutResult. KWIC_ABSENT is a result of kwic_writer_patch() only: the index has no document with
/// the id.
typedef enum kwic_put_result { KWIC_ADDED = 0, KWIC_UPDATED = 1, KWIC_UNCHANGED = 2, KWIC_ABSENT = 3 } kwic_put_result;

/// The C form of kwic::IndexWriter.
typedef struct kwic_writer kwic_writer;

/// Sets struct_size and the default of every member.
KWIC_API void kwic_writer_options_init(kwic_writer_options* options, size_t struct_size);
/// Opens the index in the folder `index`. Creates an index if the folder holds none. `options` may be NULL for the
/// defaults.
KWIC_API kwic_status kwic_writer_open(const char* index, const kwic_writer_options* options, kwic_writer** out);
KWIC_API void kwic_writer_close(kwic_writer* writer);  ///< discards uncommitted changes

/// @{
/// These functions call kwic::IndexWriter::put(), remove(), touch(), keep() and commit(). The last argument of each
/// function may be NULL. Several threads may call the functions with the same writer at once.
KWIC_API kwic_status kwic_writer_put(kwic_writer* writer, const kwic_document* document, kwic_put_result* result);
KWIC_API kwic_status kwic_writer_remove(kwic_writer* writer, kwic_string id, bool* was_there);
KWIC_API kwic_status kwic_writer_touch(kwic_writer* writer, kwic_string id, kwic_file_stamp stamp, bool* is_unchanged);
KWIC_API kwic_status kwic_writer_keep(kwic_writer* writer, kwic_string id, bool* is_there);
KWIC_API kwic_status kwic_writer_commit(kwic_writer* writer, bool* was_compacted);
/// @}

/// Calls kwic::IndexWriter::patch(), which replaces the custom fields whose names are in `fields`, and removes the
/// custom fields whose names are in `removed`. `result` may be NULL.
KWIC_API kwic_status kwic_writer_patch(kwic_writer* writer, kwic_string id, const kwic_field* fields,
                                       size_t field_count, const kwic_string* removed, size_t removed_count,
                                       kwic_put_result* result);

/// @{
/// These functions call kwic::IndexWriter::remove_matching(). `removed`, the number of removed documents, may be NULL.
KWIC_API kwic_status kwic_writer_remove_matching(kwic_writer* writer, kwic_string filter, size_t* removed);
KWIC_API kwic_status kwic_writer_remove_tree(kwic_writer* writer, const kwic_query* filter, size_t* removed);
/// @}

/// @{
/// These functions call kwic::IndexWriter::matching(). The caller frees `*out` with kwic_strings_free().
KWIC_API kwic_status kwic_writer_matching(kwic_writer* writer, kwic_string filter, kwic_strings** out);
KWIC_API kwic_status kwic_writer_matching_tree(kwic_writer* writer, const kwic_query* filter, kwic_strings** out);
/// @}

/// @{
/// These functions call kwic::IndexWriter::keep_below(), missing(), rollback(), compact() and document_count().
KWIC_API kwic_status kwic_writer_keep_below(kwic_writer* writer, kwic_string folder);
KWIC_API kwic_status kwic_writer_missing(kwic_writer* writer, const kwic_string* ids, size_t count, kwic_strings** out);
KWIC_API kwic_status kwic_writer_rollback(kwic_writer* writer);
KWIC_API kwic_status kwic_writer_compact(kwic_writer* writer);
KWIC_API kwic_status kwic_writer_document_count(kwic_writer* writer, size_t* out);
/// @}

/// Returns the message of the last failed call with this writer, even if another thread made the call. Returns "" if no
/// call with this writer has failed. The message is valid until the next call with this writer fails, in any thread.
/// If several threads use the writer, each should call kwic_last_error() instead.
KWIC_API const char* kwic_writer_error(const kwic_writer* writer);

/// Calls kwic::IndexWriter::root().
KWIC_API const char* kwic_writer_root(const kwic_writer* writer);

#ifdef __cplusplus
}
#endif

#endif
