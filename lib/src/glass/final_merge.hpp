// SPDX-License-Identifier: GPL-2.0-or-later
// The last step: all runs -> the tables of terms, by ranges of terms on several threads, and the metadata that a
// dictionary makes of them.
#pragma once

#include "base/monitor.hpp"
#include "glass/external_sorter.hpp"
#include "glass/metadata_builder.hpp"
#include "glass/run.hpp"
#include "glass/term_tables.hpp"

#include <vector>

namespace kwic::glass {

struct MergeOptions {
    unsigned jobs = 1;
    std::size_t memory = 0;      // bytes
    Monitor* monitor = nullptr;  // may be null
};

void begin_dictionary(MetadataBuilder& dictionary, Xapian::doccount documents, SortedRuns& pieces);

// `pieces` takes what the dictionary makes; `dictionary` may be null.
void merge_terms(std::vector<Run>& runs, const MergeOptions& options, TermTables& tables, MetadataBuilder* dictionary,
                 SortedRuns& pieces);

// All that sorts before the terms: `specials`, with what the dictionary makes of its pieces among them.
void merge_specials(SortedRuns& specials, SortedRuns& pieces, const MergeOptions& options, TermTables& tables,
                    MetadataBuilder* dictionary);

}  // namespace kwic::glass
