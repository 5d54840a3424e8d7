// SPDX-License-Identifier: GPL-2.0-or-later
// The last step of a bulk build writes the postlist and position tables from the runs (see run.hpp), and the metadata
// that a MetadataBuilder derives from the terms. Several threads merge ranges of terms.
#pragma once

#include "base/monitor.hpp"
#include "glass/external_sorter.hpp"
#include "glass/metadata_builder.hpp"
#include "glass/run.hpp"
#include "glass/term_tables.hpp"

#include <cstddef>
#include <vector>

namespace kwic::glass {

struct MergeOptions {
    unsigned jobs = 1;
    std::size_t memory = 0;      // bytes
    Monitor* monitor = nullptr;  // may be null
};

// Calls MetadataBuilder::begin(), and adds the pieces that begin() makes (see metadata_builder.hpp) to `pieces`.
void begin_metadata(MetadataBuilder& metadata_builder, Xapian::doccount documents, SortedRuns& pieces);

// Writes the postings of all terms to `tables`, and clears `runs`. If `metadata_builder` is not null, also adds to
// `pieces` the pieces that `metadata_builder` makes from the terms.
void merge_terms(std::vector<Run>& runs, const MergeOptions& options, TermTables& tables,
                 MetadataBuilder* metadata_builder, SortedRuns& pieces);

// Writes the special entries (see special_entries.hpp): `specials`, and the entries that `metadata_builder` makes from
// `pieces`. The keys of special entries sort before all terms.
void merge_specials(SortedRuns& specials, SortedRuns& pieces, const MergeOptions& options, TermTables& tables,
                    MetadataBuilder* metadata_builder);

}  // namespace kwic::glass
