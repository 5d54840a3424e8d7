// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Progress: the progress that IndexWriter and verify_index() report during long operations.
#pragma once

#include <cstdint>
#include <functional>

namespace kwic {

/// The progress of a long operation.
struct Progress {
    /// The stages of an operation.
    enum class Stage {
        merging,     ///< the parts of a new index are merged
        committing,  ///< changes are written to disk
        compacting,  ///< the index is copied without unused space
        checking,    ///< the contents of the index are compared with each other
    };
    Stage stage = Stage::merging;  ///< the current stage
    std::uint64_t done = 0;        ///< number of completed parts; all parts take about equally long
    std::uint64_t total = 0;       ///< number of parts of the current stage; 0 if unknown
};

/// Called in the thread that waits for the operation, from time to time and at the end of each stage. If it throws, the
/// operation ends as after a failure, and the exception reaches the caller.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace kwic
