// SPDX-License-Identifier: GPL-2.0-or-later
// Documents of the library, as C programs see them.
#pragma once

#include "c/answer.hpp"

#include <kwic/c/document.h>
#include <kwic/document.hpp>

namespace kwic::c {

// Refers to `value`.
const kwic_document* view_of(const Document& value, Arena& arena);

}  // namespace kwic::c
