// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// kwic in C99, for programs and bindings: all that the C++ headers offer, which say more about what each function
/// does.
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
/// Failures: what can fail returns a kwic_status, and kwic_last_error() says why; nothing throws. `*out` is then NULL,
/// or if it is no pointer, as it was. That something is not there is no failure. A NULL where none is allowed is
/// KWIC_INVALID_ARGUMENT. Functions that free or close take NULL.
///
/// Ownership: `kwic_x_open`, `_new` and functions with `kwic_x** out` hand out what is to be freed by `kwic_x_close` or
/// `kwic_x_free`; a `char** out` is freed by kwic_free(). Everything else that is pointed to is borrowed: arguments for
/// the time of the call, unless it says otherwise; what an answer points to, for as long as the answer is there.
///
/// Strings: UTF-8, but ids and paths are any bytes. A kwic_string has a size and may hold zero bytes; one that is
/// handed out has a zero byte behind it as well. Paths, names, dates and languages are `const char*`; there NULL is "".
///
/// Threads: a kwic_searcher, a kwic_exporter and a kwic_stop may be used by several threads at once, an answer may be
/// read by several, and functions without a handle called; of all else, each by one thread at a time. Callbacks run in
/// the thread of the call; they must not throw, longjmp, nor use the handle they are called for.
///
/// Versions: functions and enumerators stay. Structs that a program fills in begin with their size and grow at the end:
/// a program made for an older version leaves defaults for what it does not know. (No setters: a struct is written in
/// one expression, and declared once in a binding.) Structs that the library hands out grow at the end too, so they are
/// never copied nor their size taken; lists of them are lists of pointers. Structs of which neither is said stay.
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
