// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Part of kwic.h: the progress of long operations; see progress.hpp.
#ifndef KWIC_C_PROGRESS_H
#define KWIC_C_PROGRESS_H

#include <kwic/c/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Values of kwic_progress::stage; see kwic::Progress::Stage.
enum { KWIC_STAGE_MERGING = 0, KWIC_STAGE_COMMITTING = 1, KWIC_STAGE_COMPACTING = 2, KWIC_STAGE_CHECKING = 3 };

/// The C form of kwic::Progress.
typedef struct kwic_progress {
    int stage;       ///< KWIC_STAGE_...
    uint64_t done;   ///< number of completed parts of the current stage
    uint64_t total;  ///< number of all parts of the current stage; 0 if unknown
} kwic_progress;

/// Called like kwic::ProgressCallback. If the callback returns false, the call in progress fails with KWIC_CANCELLED.
/// The compaction at the end of kwic_writer_commit() is an exception: if the callback returns false during this
/// compaction, kwic abandons the compaction, and kwic_writer_commit() succeeds.
typedef bool (*kwic_progress_callback)(void* context, const kwic_progress* progress);

#ifdef __cplusplus
}
#endif

#endif
