// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// The C API of kwic, in C99, for programs and bindings. It offers everything that the C++ headers offer; those
/// describe each function in more detail.
///
///     kwic_searcher* searcher = NULL;
///     kwic_results* results = NULL;
///     if (kwic_searcher_open("notes/.kwic", &searcher) == KWIC_OK &&
///         kwic_search(searcher, kwic_text("harbour talks"), NULL, &results) == KWIC_OK) {
///         for (size_t i = 0; i < results->hit_count; ++i) puts(results->hits[i]->id.data);
///     } else {
///         fprintf(stderr, "%s\n", kwic_last_error());
///     }
///     kwic_results_free(results);
///     kwic_searcher_close(searcher);
///
/// Failures: a function that can fail returns a kwic_status, and kwic_last_error() returns the message. No function
/// throws an exception. After a failure, a pointer `*out` is NULL and any other `*out` is unchanged. Absence is not a
/// failure: a lookup that finds nothing returns KWIC_OK. NULL for an argument that must not be NULL gives
/// KWIC_INVALID_ARGUMENT. Functions that free or close accept NULL.
///
/// Ownership: the caller frees the objects that `kwic_x_open`, `kwic_x_new` and functions with `kwic_x** out` return,
/// by `kwic_x_close` or `kwic_x_free`, and the string that a function returns through `char** out`, by kwic_free().
/// Everything else is borrowed. Arguments are used only during the call, unless the description of the function states
/// otherwise. Objects that a result points to are valid as long as the result.
///
/// Strings: UTF-8, except ids and paths, which may be any bytes. A kwic_string has a size and may contain zero bytes;
/// one that the library returns is followed by a zero byte. Paths, names, dates and languages are `const char*`, where
/// NULL means "".
///
/// Threads: several threads may use a kwic_searcher, a kwic_exporter or a kwic_stop at once, read the same result, and
/// call functions that take no handle. Any other object may be used by one thread at a time. Callbacks run in the
/// thread of the call; they must not throw, call longjmp(), or use the handle of the call in progress.
///
/// Versions: functions and enumerators are never removed. Structs that a program fills in begin with their size, and
/// new members are added at the end: for a program compiled with an older version, the library uses the defaults of the
/// members that were added since. (There are no setter functions, so that a program can write a struct as one
/// expression and a binding declares it once.) New members are added at the end of structs that the library returns,
/// too: do not copy these structs or use their sizes; lists of such structs are lists of pointers. All other structs
/// never change.
#ifndef KWIC_KWIC_H
#define KWIC_KWIC_H

#include <kwic/c/analysis.h>
#include <kwic/c/base.h>
#include <kwic/c/document.h>
#include <kwic/c/export.h>
#include <kwic/c/index_files.h>
#include <kwic/c/input.h>
#include <kwic/c/progress.h>
#include <kwic/c/query.h>
#include <kwic/c/reader.h>
#include <kwic/c/results.h>
#include <kwic/c/searcher.h>
#include <kwic/c/text.h>
#include <kwic/c/writer.h>

#endif
