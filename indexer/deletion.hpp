// SPDX-License-Identifier: GPL-2.0-or-later
// The options --delete and --delete-query: remove documents from an index.
#pragma once

#include "options.hpp"
#include "report.hpp"

#include <kwic/index_writer.hpp>

namespace kwic::indexer {

// Removes the documents with the ids `options.deleted_ids` from the index, without committing the changes. Counts the
// removed documents, and reports each id that is not in the index. With --dry-run, only reports these changes.
void delete_documents(const Options& options, IndexWriter& writer, Report& report);

}  // namespace kwic::indexer
