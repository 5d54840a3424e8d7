// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// How far work that takes its time has come, for whoever waits for it.
#pragma once

#include <cstdint>
#include <functional>

namespace kwic {

/// How far work has come.
struct Progress {
    /// What is being done.
    enum class Stage {
        merging,     ///< a new index is put together of its parts
        committing,  ///< changes are written
        compacting,  ///< the index is written anew without free space
        checking,    ///< everything in the index is compared
    };
    Stage stage = Stage::merging;  ///< what is being done
    std::uint64_t done = 0;        ///< of `total` parts, which take about as long each
    std::uint64_t total = 0;       ///< 0: not known
};

/// Called on the thread that waits for the work, from time to time and when a stage is complete. What it throws ends
/// the work as a failure does.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace kwic
