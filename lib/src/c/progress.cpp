// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/progress.hpp"

#include "c/guard.hpp"

namespace kwic::c {

ProgressCallback progress_of(kwic_progress_callback callback, void* context) {
    if (!callback) return {};
    return [=](const Progress& progress) {
        const kwic_progress view{static_cast<int>(progress.stage), progress.done, progress.total};
        if (!callback(context, &view)) throw_stopped("progress");
    };
}

}  // namespace kwic::c
