// SPDX-License-Identifier: GPL-2.0-or-later
// Many queries on an index that is opened once: a line in, an answer out, in order, by several threads.
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

// Reads `ID<TAB>QUERY` or `QUERY`; without an id, or with an empty one, `number` is the id.
BatchQuery batch_query(std::string_view line, std::size_t number);

// Answers the lines of `options.batch` on standard output and returns the exit status. Each answer is written at once,
// so that another process can ask and wait in turn. A query that finds nothing is answered all the same. Throws Error
// (io) if the file cannot be read or an answer cannot be written, and what a search throws; with several threads, these
// failures end the program instead, with a complaint and the status 2.
int answer_batch(Searcher& index, const Options& options);

}  // namespace kwic::searcher
