// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Progress: what writers and verify_index() report about long work while a caller waits for them.
#pragma once

#include <cstdint>
#include <functional>

namespace kwic {

/// The progress of long work.
struct Progress {
    /// The current kind of work.
    enum class Stage {
        merging,     ///< a new index is put together from its parts
        committing,  ///< changes are written to disk
        compacting,  ///< the index is written anew without free space
        checking,    ///< the contents of the index are compared with each other
    };
    Stage stage = Stage::merging;  ///< the current kind of work
    std::uint64_t done = 0;        ///< parts of `total` that are done; each part takes about equally long
    std::uint64_t total = 0;       ///< number of parts of this stage; 0 if unknown
};

/// Called in the thread that waits for the work, from time to time and at the end of each stage. If it throws, the work
/// ends as it does after a failure, and the exception reaches the caller.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace kwic
