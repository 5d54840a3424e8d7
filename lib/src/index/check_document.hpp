// SPDX-License-Identifier: GPL-2.0-or-later
// What an application may put into an index.
#pragma once

#include <kwic/document.hpp>

namespace kwic {

// Throws Error (invalid_argument): the document has no id, a date that is none, or a field with a name that is none.
void check_document(const Document& document);

}  // namespace kwic
