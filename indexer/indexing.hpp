// SPDX-License-Identifier: GPL-2.0-or-later
// Files and JSON lines -> documents in the writer, uncommitted; what became of each goes to the report.
#pragma once

#include "inputs.hpp"
#include "options.hpp"
#include "report.hpp"
#include "walker.hpp"

#include <functional>
#include <span>

namespace kwic::indexer {

// What a run can be followed with. Each may be empty; what they throw ends the run.
struct Followers {
    FolderEntered folder;        // before a folder is listed
    std::function<void()> file;  // before a file is looked at
};

// What the options say of walks through the inputs.
WalkOptions walk_options(const Options& options, const Inputs& inputs);

// Throws Error, of the library or (io) for JSON lines that cannot be read.
void index_inputs(const Options& options, const Inputs& inputs, std::span<JsonLines> json_lines, IndexWriter& writer,
                  Report& report, Progress& progress, const Followers& followers = {});

}  // namespace kwic::indexer
