// SPDX-License-Identifier: GPL-2.0-or-later
// Files and JSON lines -> documents in the writer, uncommitted; what became of each goes to the report.
#pragma once

#include "inputs.hpp"
#include "jsonl.hpp"
#include "options.hpp"
#include "report.hpp"

namespace kwic::indexer {

// Throws Error, of the library or (io) for JSON lines that cannot be read.
void index_inputs(const Options& options, const Inputs& inputs, const std::vector<JsonLines>& json_lines,
                  IndexWriter& writer, Report& report, Progress& progress);

}  // namespace kwic::indexer
