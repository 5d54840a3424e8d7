// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/c/progress.h>
#include <kwic/progress.hpp>

namespace kwic::c {

// Returns a function that calls `callback` and throws Error (cancelled) if `callback` returns false. Returns an empty
// function if `callback` is NULL.
ProgressCallback progress_of(kwic_progress_callback callback, void* context);

}  // namespace kwic::c
