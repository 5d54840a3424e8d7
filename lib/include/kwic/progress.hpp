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
        checking,    ///< the parts of the index are compared with each other
    };
    Stage stage = Stage::merging;  ///< the current stage
    std::uint64_t done = 0;        ///< number of completed parts of the current stage
    std::uint64_t total = 0;       ///< number of all parts of the current stage; 0 if unknown
};

/// Called in the thread that started the operation, at the beginning of each stage. In all stages except `committing`,
/// also called during the stage and at its end. If the callback throws an exception, the operation fails with this
/// exception, except that any std::exception other than Error and std::bad_alloc becomes an Error. If the callback
/// throws during the compaction at the end of IndexWriter::commit(), the operation does not fail: the compaction is
/// abandoned, and commit() returns false.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace kwic
