// SPDX-License-Identifier: GPL-2.0-or-later
// A query that is still being typed.
#pragma once

#include <string>
#include <string_view>

namespace kwic::searcher {

// The query with its last word, if that may still go on, as the word or the beginning of one: `harbour tal` becomes
// `harbour (tal OR tal*)`. Words of one letter, excluded words, and whatever has operators of its own stay as typed.
std::string as_typed(std::string_view query);

}  // namespace kwic::searcher
