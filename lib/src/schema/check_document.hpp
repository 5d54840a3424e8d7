// SPDX-License-Identifier: GPL-2.0-or-later
// Validates the documents that an application adds to an index.
#pragma once

#include <kwic/document.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Throws Error (invalid_argument) if the document has no id, an invalid date or an invalid field name. Throws Error
// (invalid_argument) also if the text, the title, the language or a string in a field is not UTF-8, or if a number in a
// field is not finite. The id may be any bytes.
void check_document(const Document& document);

// Checks the document as check_document() does, but accepts a document without an id.
void check_contents(const Document& document);

// Throws Error (invalid_argument) if `language` is neither `auto` nor a language code; see WriterOptions::language.
void check_language_option(std::string_view language);

// Throws Error (invalid_argument) if `bytes` are not valid UTF-8. The message refers to the bytes as `subject`. The
// check is needed because CLD2, the library that detects languages, reads out of bounds if a text is not valid UTF-8.
void check_utf8(const std::string& subject, std::string_view bytes);

}  // namespace kwic
