// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files and JSON lines, passes their documents to the writer without committing them, and counts added, updated,
// unchanged, removed and skipped documents in the report.
#pragma once

#include "inputs.hpp"
#include "options.hpp"
#include "report.hpp"
#include "walker.hpp"

#include <functional>
#include <span>

namespace kwic::indexer {

// Functions that index_inputs() calls. Each may be empty. If a function throws an exception, index_inputs() ends with
// this exception.
struct IndexingHooks {
    FolderEntered before_folder;        // called before a folder is listed
    FolderListed after_listing;         // called after a folder was listed
    std::function<void()> before_file;  // called before a file is compared with the index
};

// Returns the options of a walk through the inputs.
WalkOptions walk_options(const Options& options, const Inputs& inputs);

// Indexes `inputs` and `json_lines`. Unless --keep-missing is given, also removes the documents that
// IndexWriter::missing() returns for the inputs. With --dry-run, only reports these changes. Throws the errors of the
// library, and Error (io) if JSON lines cannot be read.
void index_inputs(const Options& options, const Inputs& inputs, std::span<JsonLines> json_lines, IndexWriter& writer,
                  Report& report, Progress& progress, const IndexingHooks& hooks = {});

}  // namespace kwic::indexer
