// SPDX-License-Identifier: GPL-2.0-or-later
// The options --delete and --delete-query: remove documents from an index.
#pragma once

#include "options.hpp"
#include "report.hpp"

#include <kwic/index_writer.hpp>

namespace kwic::indexer {

// Removes the documents with the ids `options.deleted_ids`, and the documents that match one of
// `options.delete_queries`, without committing the changes. Counts the removed documents, and reports each id that is
// not in the index. With --dry-run, only reports these changes. Throws Error (invalid_argument) before the first change
// if a query cannot be read; see IndexWriter::remove_matching().
void delete_documents(const Options& options, IndexWriter& writer, Report& report);

}  // namespace kwic::indexer
