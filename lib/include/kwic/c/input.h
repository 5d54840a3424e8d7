// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: documents from files and JSON lines; see input.hpp.
#ifndef KWIC_C_INPUT_H
#define KWIC_C_INPUT_H

#include <kwic/c/document.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The C form of kwic::InputOptions.
typedef struct kwic_input_options {
    size_t struct_size;  ///< set by kwic_input_options_init(&options, sizeof options), which also sets the defaults
    /// @{
    /// See kwic::InputOptions.
    uint64_t max_size;  ///< bytes
    const char* charset;
    int folder;               ///< descriptor of the base folder of relative paths; -1: the current folder
    const char* id_field;     ///< NULL: `id`
    const char* title_field;  ///< NULL: `title`
    const char* date_field;   ///< NULL: `date`
    const char* const* text_fields;
    size_t text_field_count;  ///< length of `text_fields`; 0: `text`
    const char* const* string_fields;
    size_t string_field_count;  ///< length of `string_fields`
    /// @}
} kwic_input_options;

/// The C form of kwic::JsonLine::Action.
typedef enum kwic_line_action { KWIC_LINE_PUT = 0, KWIC_LINE_REMOVE = 1, KWIC_LINE_PATCH = 2 } kwic_line_action;

/// The result of reading a file or a line.
typedef struct kwic_input {
    const kwic_document* document;  ///< NULL if the input gives no document
    const char* cause;              ///< why the input gives no document; empty if `document` is not NULL
    bool keep;                      ///< true if the file exists but cannot be read at the moment
    const char* charset;            ///< of a file: the charset that the file was decoded from
    size_t replacements;            ///< number of invalid byte sequences that became U+FFFD
    uint64_t size;                  ///< size of the file or line in bytes, after decompression
    const kwic_string* notes;       ///< of a line: see kwic::JsonLine::notes
    size_t note_count;              ///< length of `notes`
    size_t line;                    ///< of a line: its number in the file, from 1
    kwic_line_action action;        ///< of a line: the C form of kwic::JsonLine::Action
    const kwic_string* cleared;     ///< of a line: names of the fields that a patch removes
    size_t cleared_count;           ///< length of `cleared`
} kwic_input;

/// The C form of kwic::JsonLines.
typedef struct kwic_json_lines kwic_json_lines;

/// @{
/// kwic_input_options_init() sets struct_size and the default of every member. kwic_input_free() frees a kwic_input and
/// accepts NULL. A function that takes a `const kwic_input_options*` accepts NULL for the defaults.
KWIC_API void kwic_input_options_init(kwic_input_options* options, size_t struct_size);
KWIC_API void kwic_input_free(kwic_input* input);
/// @}

/// Calls kwic::load_file().
KWIC_API kwic_status kwic_load_file(const char* file, kwic_string id, const kwic_input_options* options,
                                    kwic_input** out);

/// Calls kwic::stamp_file(). If kwic::stamp_file() returns a stamp, sets `*out` to the stamp, and `*skipped` to NULL.
/// Otherwise, sets `*skipped` to a kwic_input that contains the cause, and leaves `*out` unchanged. The stamp is an
/// argument of kwic_writer_touch().
KWIC_API kwic_status kwic_stamp_file(const char* file, const kwic_input_options* options, kwic_file_stamp* out,
                                     kwic_input** skipped);

/// Calls kwic::parse_json_line().
KWIC_API kwic_status kwic_parse_json_line(kwic_string line, const kwic_input_options* options, kwic_input** out);

/// Opens a file, like the first constructor of kwic::JsonLines.
KWIC_API kwic_status kwic_json_lines_open(const char* file, const kwic_input_options* options, kwic_json_lines** out);

/// Reads from an open descriptor, which the caller closes after kwic_json_lines_close(). In messages, `name` is used as
/// the file name.
KWIC_API kwic_status kwic_json_lines_open_descriptor(int descriptor, const char* name,
                                                     const kwic_input_options* options, kwic_json_lines** out);

/// Closes the file. Accepts NULL.
KWIC_API void kwic_json_lines_close(kwic_json_lines* lines);

/// Calls kwic::JsonLines::next(). Sets `*out` to NULL at the end of the input.
KWIC_API kwic_status kwic_json_lines_next(kwic_json_lines* lines, kwic_input** out);

/// @{
/// These functions call kwic::JsonLines::consumed() and size(). kwic_json_lines_size() returns 0 if the size is
/// unknown.
KWIC_API uint64_t kwic_json_lines_consumed(const kwic_json_lines* lines);
KWIC_API uint64_t kwic_json_lines_size(const kwic_json_lines* lines);
/// @}

#ifdef __cplusplus
}
#endif

#endif
