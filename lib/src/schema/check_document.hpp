// SPDX-License-Identifier: GPL-2.0-or-later
// What an application may put into an index.
#pragma once

#include <kwic/document.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Throws Error (invalid_argument): the document has no id, a date that is none, a field with a name that is none, or
// strings other than the id that are not UTF-8.
void check_document(const Document& document);

// The same but for the id.
void check_contents(const Document& document);

// Throws Error (invalid_argument) with `what` in its message. CLD2 reads astray in bytes that are not UTF-8.
void check_utf8(const std::string& what, std::string_view bytes);

}  // namespace kwic
