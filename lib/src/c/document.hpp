// SPDX-License-Identifier: GPL-2.0-or-later
// view_of() converts a document of the C++ library to a C struct.
#pragma once

#include "c/answer.hpp"

#include <kwic/c/document.h>
#include <kwic/document.hpp>

namespace kwic::c {

// Returns a struct in `arena` that points into `value`.
const kwic_document* view_of(const Document& value, Arena& arena);

}  // namespace kwic::c
