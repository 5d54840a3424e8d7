// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: statuses, memory, strings and requests to stop.
#ifndef KWIC_C_BASE_H
#define KWIC_C_BASE_H

#include <kwic/api.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The outcome of a call.
typedef enum kwic_status {
    KWIC_OK = 0,
    KWIC_INVALID_ARGUMENT = 1,  ///< an argument or option is invalid
    KWIC_NOT_FOUND = 2,         ///< an index, file, folder or document does not exist
    KWIC_LOCKED = 3,            ///< another writer uses the index, or changed it during the call; try again
    KWIC_VERSION_MISMATCH = 4,  ///< the index has another format or analyzer version; rebuild it
    KWIC_CORRUPT = 5,           ///< the index is damaged; rebuild it
    KWIC_IO = 6,                ///< reading, writing or a network connection failed
    KWIC_CANCELLED = 7,         ///< a kwic_stop or a callback requested a stop
    KWIC_NO_MEMORY = 8,         ///< out of memory
    KWIC_INTERNAL = 9           ///< a bug in kwic or in a library that it uses
} kwic_status;

/// Returns the version of the library, such as `0.1.0`.
KWIC_API const char* kwic_version(void);

/// Returns the name of a status, such as `not_found`, or `unknown` for a number that is not a status.
KWIC_API const char* kwic_status_name(int status);

/// Returns the message of the last failed call in this thread, or "" if no call in this thread has failed. The message
/// is for people and is valid until the next call in this thread fails.
KWIC_API const char* kwic_last_error(void);

/// Calls kwic::guard_icu_memory(), which gives ICU a reserve of memory for the case that malloc() fails. Call this
/// function in main(), before anything in the process uses ICU.
KWIC_API kwic_status kwic_guard_icu_memory(void);

/// A string of bytes. A string that the library returns is followed by a zero byte.
typedef struct kwic_string {
    const char* data;  ///< may be NULL if `size` is 0
    size_t size;       ///< length in bytes
} kwic_string;

/// Returns a kwic_string for a zero-terminated string, or an empty kwic_string if `text` is NULL.
static inline kwic_string kwic_text(const char* text) {
    kwic_string string = {text, text ? strlen(text) : 0};
    return string;
}

/// A half-open range of bytes [begin, end) of a UTF-8 text. The range consists of complete characters.
typedef struct kwic_span {
    size_t begin;  ///< offset of the first byte
    size_t end;    ///< offset of the byte after the last byte
} kwic_span;

/// A list of strings.
typedef struct kwic_strings {
    const kwic_string* items;  ///< array of `count` strings
    size_t count;              ///< number of strings
} kwic_strings;

KWIC_API void kwic_strings_free(kwic_strings* strings);  ///< frees the list and its strings; accepts NULL

/// The C form of kwic::Warning. `code` is the result of kwic::to_string(kwic::WarningCode), such as `unknown-field`.
typedef struct kwic_warning {
    const char* code;     ///< a stable name
    kwic_string message;  ///< for people; may change in later versions
} kwic_warning;

/// A list of warnings.
typedef struct kwic_warnings {
    const kwic_warning* items;  ///< array of `count` warnings
    size_t count;               ///< number of warnings
} kwic_warnings;

KWIC_API void kwic_warnings_free(kwic_warnings* warnings);  ///< frees the list and its strings; accepts NULL

/// Frees a string that a function returned through `char** out`. Accepts NULL.
KWIC_API void kwic_free(char* string);

/// A request to stop. After kwic_stop_request() is called in any thread, each search, completion or check that uses the
/// kwic_stop fails with KWIC_CANCELLED. If a writer was opened with the kwic_stop, kwic_writer_put(),
/// kwic_writer_commit() and kwic_writer_compact() fail too. A call in progress also fails, unless the call is about to
/// return, or is a kwic_writer_commit() that has already committed the changes and now compacts the index.
typedef struct kwic_stop kwic_stop;

KWIC_API kwic_stop* kwic_stop_new(void);                   ///< makes a kwic_stop; returns NULL if memory runs out
KWIC_API void kwic_stop_request(kwic_stop* stop);          ///< requests a stop, which cannot be withdrawn
KWIC_API bool kwic_stop_requested(const kwic_stop* stop);  ///< returns whether a stop was requested
KWIC_API void kwic_stop_free(kwic_stop* stop);             ///< frees `stop`; allowed during calls that use `stop`

#ifdef __cplusplus
}
#endif

#endif
