// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: the documents of an index as lines for other engines; see export.hpp.
#ifndef KWIC_C_EXPORT_H
#define KWIC_C_EXPORT_H

#include <kwic/c/reader.h>

#ifdef __cplusplus
extern "C" {
#endif

/// As kwic::ExportOptions.
typedef struct kwic_export_options {
    size_t struct_size;  ///< this and the defaults by kwic_export_options_init(&options, sizeof options)
    /// @{
    /// As in kwic::ExportOptions.
    const char* collection;
    bool only_ascii;
    /// @}
} kwic_export_options;

/// As kwic::Exporter.
typedef struct kwic_exporter kwic_exporter;

/// Sets the defaults.
KWIC_API void kwic_export_options_init(kwic_export_options* options, size_t struct_size);
/// As kwic::export_formats().
KWIC_API kwic_status kwic_export_formats(kwic_strings** out);
/// As kwic::is_collection_name().
KWIC_API bool kwic_is_collection_name(const char* name);

/// @{
/// `options` may be NULL: the defaults. The reader is not needed afterwards.
KWIC_API kwic_status kwic_exporter_open(const kwic_reader* reader, const char* format,
                                        const kwic_export_options* options, kwic_exporter** out);
KWIC_API void kwic_exporter_close(kwic_exporter* exporter);
/// @}

/// @{
/// As what kwic::Exporter has of these names.
KWIC_API const char* kwic_exporter_schema_name(const kwic_exporter* exporter);
KWIC_API const char* kwic_exporter_schema(const kwic_exporter* exporter);
/// @}

/// `found` is one that a reader handed out, or passes to a kwic_visit. `size` may be NULL.
KWIC_API kwic_status kwic_exporter_lines(const kwic_exporter* exporter, const kwic_indexed_document* found, char** out,
                                         size_t* size);

#ifdef __cplusplus
}
#endif

#endif
