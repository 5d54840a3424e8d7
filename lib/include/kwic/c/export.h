// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: converting the documents of an index for other search engines; see export.hpp.
#ifndef KWIC_C_EXPORT_H
#define KWIC_C_EXPORT_H

#include <kwic/c/reader.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::ExportOptions.
typedef struct kwic_export_options {
    size_t struct_size;  ///< set by kwic_export_options_init(&options, sizeof options), which also sets the defaults
    /// @{
    /// See kwic::ExportOptions.
    const char* collection;
    bool only_ascii;
    /// @}
} kwic_export_options;

/// The C form of kwic::Exporter.
typedef struct kwic_exporter kwic_exporter;

/// Sets struct_size and the default of every member.
KWIC_API void kwic_export_options_init(kwic_export_options* options, size_t struct_size);
/// Calls kwic::export_formats().
KWIC_API kwic_status kwic_export_formats(kwic_strings** out);
/// Calls kwic::is_collection_name().
KWIC_API bool kwic_is_collection_name(const char* name);

/// @{
/// These functions open and close an exporter. `options` may be NULL for the defaults. The exporter does not refer to
/// `reader` after kwic_exporter_open() has returned.
KWIC_API kwic_status kwic_exporter_open(const kwic_reader* reader, const char* format,
                                        const kwic_export_options* options, kwic_exporter** out);
KWIC_API void kwic_exporter_close(kwic_exporter* exporter);
/// @}

/// @{
/// These functions call kwic::Exporter::schema_name() and schema().
KWIC_API const char* kwic_exporter_schema_name(const kwic_exporter* exporter);
KWIC_API const char* kwic_exporter_schema(const kwic_exporter* exporter);
/// @}

/// Calls kwic::Exporter::lines(). `found` must be an object that the library made, such as the result of
/// kwic_reader_document() or the argument of a kwic_visit function. `size` may be NULL.
KWIC_API kwic_status kwic_exporter_lines(const kwic_exporter* exporter, const kwic_indexed_document* found, char** out,
                                         size_t* size);

#ifdef __cplusplus
}
#endif

#endif
