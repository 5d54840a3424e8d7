// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// to_json(): converts results to the JSON that kwic-searcher prints with `--format json` or `--json`. Each function
/// returns one JSON object on one line, without a line end. The line is valid UTF-8, with U+FFFD for invalid bytes, and
/// contains no characters that control a terminal.
///
///     std::cout << kwic::to_json(searcher.search("harbour talks")) << '\n';
///
/// Threads: every function may be called from several threads at once.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>
#include <kwic/results.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

/// Converts the results of a search. If `query_id` is given, the first member of the object is `id` with the value
/// `query_id`, so that a reader of several answers can find the query of each answer. If `explanation`, a result of
/// Searcher::explain(), is not null, the object has the member `explanation`.
KWIC_API std::string to_json(const Results& results, std::optional<std::string_view> query_id = {},
                             const QueryExplanation* explanation = nullptr);

/// Converts the result of Searcher::why() for the document `id` and the query string `query`.
KWIC_API std::string to_json(const Explanation& explanation, std::string_view id, std::string_view query);

/// Converts the result of Searcher::complete() for the text `typed`.
KWIC_API std::string to_json(const std::vector<Completion>& completions, std::string_view typed);

/// Converts the result of Searcher::document().
KWIC_API std::string to_json(const IndexedDocument& found);

}  // namespace kwic
