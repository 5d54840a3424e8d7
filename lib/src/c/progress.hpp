// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/c/progress.h>
#include <kwic/progress.hpp>

namespace kwic::c {

// Returns a callback that calls `callback` and throws Error (cancelled) if it returns false. Empty if `callback` is
// NULL.
ProgressCallback progress_of(kwic_progress_callback callback, void* context);

}  // namespace kwic::c
