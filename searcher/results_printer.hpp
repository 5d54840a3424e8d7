// SPDX-License-Identifier: GPL-2.0-or-later
// Prints results in the format that the options name.
#pragma once

#include "options.hpp"

#include <kwic/results.hpp>

#include <ostream>
#include <string_view>

namespace kwic::searcher {

// Prints the results in options.format or, with --count, their number.
void print_results(std::ostream& out, const Results& results, const Options& options);

// Prints the results of a query of a batch. In the formats `tsv`, `csv`, `grep` and `paths`, each line begins with the
// id of the query as one more column. In the formats `text` and `md`, a heading with the id and the query precedes the
// results. The format must not be `html`.
void print_batch_results(std::ostream& out, const Results& results, std::string_view query_id, const Options& options);

// Prints what precedes the results of a batch: in the format `csv`, the names of the columns.
void print_batch_head(std::ostream& out, const Options& options);

}  // namespace kwic::searcher
