// SPDX-License-Identifier: GPL-2.0-or-later
// Implements the option --batch, which runs many queries with several threads on an index that is opened once, and
// prints the answers in the order of the queries.
#pragma once

#include "options.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kwic::searcher {

struct BatchQuery {
    std::string id;
    std::string query;
};

// Parses a line `ID<TAB>QUERY` or `QUERY`. If the id is missing or empty, it becomes `number`.
BatchQuery batch_query(std::string_view line, std::size_t number);

// Answers the lines of the file `options.batch` (`-` is standard input) on standard output and returns the exit status.
// Each answer is flushed, so that another process can write a query and wait for its answer. For a query without hits,
// the answer in the format jsonl has an empty list of hits, and the answer in a format for lists has no lines. Throws
// Error (io) if the file cannot be read or an answer cannot be written, and the errors of a search. With several
// threads, a failure of a search or a write ends the program with a message and status 2 instead.
int answer_batch(Searcher& index, const Options& options);

}  // namespace kwic::searcher
