// SPDX-License-Identifier: GPL-2.0-or-later
// A query tree that an application built -> one that can be compiled.
#pragma once

#include <kwic/query.hpp>

namespace kwic {

// Throws Error (invalid_argument) for a boost that is no factor of a score.
void check_tree(const Query& query);

}  // namespace kwic
