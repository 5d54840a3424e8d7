// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: documents from files and JSON lines; see input.hpp.
#ifndef KWIC_C_INPUT_H
#define KWIC_C_INPUT_H

#include <kwic/c/document.h>

#ifdef __cplusplus
extern "C" {
#endif

/// As kwic::InputOptions.
typedef struct kwic_input_options {
    size_t struct_size;  ///< this and the defaults by kwic_input_options_init(&options, sizeof options)
    uint64_t max_size;   ///< bytes
    /// @{
    /// As in kwic::InputOptions.
    const char* charset;
    int folder;  ///< descriptor of the folder that relative paths begin in; -1: the current one
    /// @}
} kwic_input_options;

/// What a file or a line is made into.
typedef struct kwic_input {
    const kwic_document* document;  ///< to put into an index; NULL: it makes none
    const char* cause;              ///< why not
    bool keep;                      ///< a file that is there but cannot be read now
    const char* charset;            ///< of a file
    size_t replacements;            ///< byte sequences that became U+FFFD
    uint64_t size;                  ///< bytes
    const kwic_string* ignored;     ///< of a line: names of members that no field can hold
    size_t ignored_count;           ///< how many
    size_t line;                    ///< from 1
} kwic_input;

/// As kwic::JsonLines.
typedef struct kwic_json_lines kwic_json_lines;

/// @{
/// In all of these `options` may be NULL: the defaults.
KWIC_API void kwic_input_options_init(kwic_input_options* options, size_t struct_size);
KWIC_API void kwic_input_free(kwic_input* input);
/// @}

/// As kwic::load_file().
KWIC_API kwic_status kwic_load_file(const char* file, kwic_string id, const kwic_input_options* options,
                                    kwic_input** out);

/// `*skipped` says why there is no stamp; it is NULL if there is one. To be used with kwic_writer_touch().
KWIC_API kwic_status kwic_stamp_file(const char* file, const kwic_input_options* options, kwic_file_stamp* out,
                                     kwic_input** skipped);

/// As kwic::parse_json_line().
KWIC_API kwic_status kwic_parse_json_line(kwic_string line, kwic_input** out);

/// As the constructor of kwic::JsonLines.
KWIC_API kwic_status kwic_json_lines_open(const char* file, const kwic_input_options* options, kwic_json_lines** out);

/// Of what is open and stays the caller's; `name` is for messages.
KWIC_API kwic_status kwic_json_lines_open_descriptor(int descriptor, const char* name,
                                                     const kwic_input_options* options, kwic_json_lines** out);

/// Takes NULL.
KWIC_API void kwic_json_lines_close(kwic_json_lines* lines);

/// `*out` is NULL at the end.
KWIC_API kwic_status kwic_json_lines_next(kwic_json_lines* lines, kwic_input** out);

/// @{
/// For progress: bytes that were used up, of so many; 0 where that is not known.
KWIC_API uint64_t kwic_json_lines_consumed(const kwic_json_lines* lines);
KWIC_API uint64_t kwic_json_lines_size(const kwic_json_lines* lines);
/// @}

#ifdef __cplusplus
}
#endif

#endif
