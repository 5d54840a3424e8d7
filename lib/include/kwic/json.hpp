// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// to_json(): converts results to the JSON that kwic-searcher prints with `--format json`.
///
///     std::cout << kwic::to_json(searcher.search("harbour talks")) << '\n';
///
/// Threads: to_json() may be called from several threads at once.
#pragma once

#include <kwic/api.h>
#include <kwic/results.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

/// Returns the results as one JSON object on one line, without a line end. The line is valid UTF-8, with U+FFFD for
/// invalid bytes, and contains no characters that control a terminal. If `query_id` is given, the first member of the
/// object is `id` with the value `query_id`, so that a reader of several answers can find the query of each answer.
KWIC_API std::string to_json(const Results& results, std::optional<std::string_view> query_id = {});

}  // namespace kwic
