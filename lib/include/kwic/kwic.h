// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// The C API of kwic, in C99, for programs and bindings. Most functions call a function of the C++ interface. The C++
/// headers describe these functions in more detail.
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
/// Failures: if a function that returns a kwic_status fails, the status is not KWIC_OK. If a function that returns a
/// kwic_query* or kwic_stop* fails, the result is NULL. After a failure, kwic_last_error() returns the message. No
/// function throws an exception. If a function with a parameter `out` fails and `*out` is a pointer, the function sets
/// `*out` to NULL. If `*out` has any other type, the function does not change `*out`. A look-up that finds nothing is
/// not a failure and returns KWIC_OK. If an argument that must not be NULL is NULL, the function fails with
/// KWIC_INVALID_ARGUMENT. Functions that free or close an object accept NULL.
///
/// Ownership: if a function returns an object of a type kwic_NAME as `kwic_NAME*` or through a `kwic_NAME**`, the
/// caller frees the object with kwic_NAME_close() or kwic_NAME_free(). The caller also frees each string that a
/// function returns through a `char**`, with kwic_free(). The caller does not free any other result. Arguments are used
/// only during the call, unless the description of the function states otherwise. Objects that a result points to are
/// valid as long as the result.
///
/// Strings: UTF-8, except ids and paths, which may be any bytes. A kwic_string has a size and may contain zero bytes;
/// the library adds a zero byte after each kwic_string that it returns. Paths, names, dates and languages are
/// `const char*`. In options and in a kwic_document, NULL means the default of the member.
///
/// Threads: several threads may use a kwic_searcher, a kwic_exporter or a kwic_stop at once, read the same result, and
/// call functions that take no object of the library. Any other object may be used by only one thread at a time.
/// Callbacks run in the thread of the call; they must not throw, call longjmp(), or use the object of the call in
/// progress.
///
/// Versions: functions and enumerators are never removed. kwic_string, kwic_span, kwic_field and kwic_file_stamp never
/// change. Later versions may add members at the end of all other structs. Therefore a program must not copy such a
/// struct that the library has returned, and must not rely on the size of the struct. Lists of such structs are lists
/// of pointers. kwic_document and the structs of options begin with a member for their size, which the program sets. If
/// a program was compiled with an older version that lacks some of the members, the library uses the defaults of these
/// members.
#ifndef KWIC_KWIC_H
#define KWIC_KWIC_H

#include <kwic/c/analysis.h>
#include <kwic/c/base.h>
#include <kwic/c/document.h>
#include <kwic/c/export.h>
#include <kwic/c/fields.h>
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
