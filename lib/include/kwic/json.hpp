// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// Answers as JSON, the same as kwic-searcher prints with `--format json`; the README names the members.
///
///     std::cout << kwic::to_json(searcher.search("harbour talks")) << '\n';
///
/// Threads: may be called from several at once.
#pragma once

#include <kwic/api.h>
#include <kwic/results.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace kwic {

/// One object on one line, without a line end; valid UTF-8, in which bytes that were none are U+FFFD, and harmless on a
/// terminal. `query_id` becomes its first member `id`, to tell apart the answers to many queries.
KWIC_API std::string to_json(const Results& results, std::optional<std::string_view> query_id = {});

}  // namespace kwic
