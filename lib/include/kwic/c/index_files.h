// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: finding and checking the files of an index; see index_files.hpp.
#ifndef KWIC_C_INDEX_FILES_H
#define KWIC_C_INDEX_FILES_H

#include <kwic/c/progress.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Calls kwic::find_index(). `from` may be NULL for the current folder. Sets `*out` to NULL if no folder named `.kwic`
/// is found.
KWIC_API kwic_status kwic_find_index(const char* from, char** out);

/// Calls kwic::holds_index(). Returns false for NULL.
KWIC_API bool kwic_holds_index(const char* folder);

/// Calls kwic::verify_index(). Sets `*out` to the descriptions of the defects; the list is empty if the index is
/// intact. `progress` and `stop` may be NULL.
KWIC_API kwic_status kwic_verify(const char* index, kwic_progress_callback progress, void* context,
                                 const kwic_stop* stop, kwic_strings** out);

#ifdef __cplusplus
}
#endif

#endif
