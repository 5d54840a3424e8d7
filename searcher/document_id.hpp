// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the document that the value of an option names.
#pragma once

#include <kwic/searcher.hpp>

#include <string>

namespace kwic::searcher {

// Returns the id of the document that `name` names. A name is an id or, if no document has this id, the path of a file,
// absolute or relative to the current folder. Returns `name` if there is no such document.
std::string document_id(const Searcher& index, const std::string& name);

}  // namespace kwic::searcher
