// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Of kwic.h: statuses, memory, strings and stopping.
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

/// What became of a call.
typedef enum kwic_status {
    KWIC_OK = 0,
    KWIC_INVALID_ARGUMENT = 1,  ///< the caller passed something that cannot be used
    KWIC_NOT_FOUND = 2,         ///< no index, file or folder of that name
    KWIC_LOCKED = 3,            ///< another writer is at work on this index
    KWIC_VERSION_MISMATCH = 4,  ///< the index was made by another format or analyzer version; rebuild it
    KWIC_CORRUPT = 5,           ///< the index is damaged; rebuild it
    KWIC_IO = 6,                ///< the operating system refused to read or write
    KWIC_CANCELLED = 7,         ///< a kwic_stop or a callback asked for it
    KWIC_NO_MEMORY = 8,         ///< there is not enough memory
    KWIC_INTERNAL = 9           ///< a bug in kwic or in a library below it
} kwic_status;

KWIC_API const char* kwic_version(void);  ///< such as `0.1.0`

/// The name of a status, such as `not_found`; `unknown` for other numbers.
KWIC_API const char* kwic_status_name(kwic_status status);

/// What the last call in this thread that failed says for people; never NULL. Good until the next one fails.
KWIC_API const char* kwic_last_error(void);

/// Gives ICU a reserve of memory for where malloc() has nothing left: for main(), before anything in the process uses
/// ICU. memory.hpp says what for.
KWIC_API kwic_status kwic_guard_icu_memory(void);

/// Bytes; those that are handed out are followed by a zero byte.
typedef struct kwic_string {
    const char* data;  ///< may be NULL if there are none
    size_t size;       ///< bytes
} kwic_string;

/// A string that ends with a zero byte; NULL is an empty one.
static inline kwic_string kwic_text(const char* text) {
    kwic_string string = {text, text ? strlen(text) : 0};
    return string;
}

/// A range of bytes, half open, on character boundaries.
typedef struct kwic_span {
    size_t begin;  ///< its first byte
    size_t end;    ///< the first byte behind it
} kwic_span;

/// A list of strings.
typedef struct kwic_strings {
    const kwic_string* items;  ///< in order
    size_t count;              ///< how many
} kwic_strings;

KWIC_API void kwic_strings_free(kwic_strings* strings);  ///< takes NULL

/// Of what functions with `char** out` hand out.
KWIC_API void kwic_free(char* string);

/// Asked for in any thread, a stop ends all calls that it was or will be given to with KWIC_CANCELLED.
typedef struct kwic_stop kwic_stop;

KWIC_API kwic_stop* kwic_stop_new(void);                   ///< NULL if there is no memory
KWIC_API void kwic_stop_request(kwic_stop* stop);          ///< for good
KWIC_API bool kwic_stop_requested(const kwic_stop* stop);  ///< whether it was
KWIC_API void kwic_stop_free(kwic_stop* stop);             ///< calls that it was given to may still be under way

#ifdef __cplusplus
}
#endif

#endif
