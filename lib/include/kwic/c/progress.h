// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: the progress of long work; see progress.hpp.
#ifndef KWIC_C_PROGRESS_H
#define KWIC_C_PROGRESS_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { KWIC_STAGE_MERGING = 0, KWIC_STAGE_COMMITTING = 1, KWIC_STAGE_COMPACTING = 2, KWIC_STAGE_CHECKING = 3 };

/// As kwic::Progress.
typedef struct kwic_progress {
    int stage;       ///< KWIC_STAGE_...
    uint64_t done;   ///< of `total` parts, which take about as long each
    uint64_t total;  ///< 0: not known
} kwic_progress;

/// Called in the thread that waits, from time to time; false ends the work with KWIC_CANCELLED.
typedef bool (*kwic_progress_callback)(void* context, const kwic_progress* progress);

#ifdef __cplusplus
}
#endif

#endif
