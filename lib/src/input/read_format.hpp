// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the document of a file whose format is not plain text; see input/formats/formats.hpp.
#pragma once

#include <kwic/decode.hpp>
#include <kwic/document.hpp>

#include <string>
#include <string_view>

namespace kwic {

// Decodes the bytes of the file `path`. `charset` is that of InputOptions. If it is `auto`, and the bytes are in no
// charset of Unicode, uses the charset that the file states, if this charset fits.
DecodedText decode_file(std::string_view path, std::string_view bytes, std::string_view charset);

// Reads document.text, the decoded text of the file `path`, if the file has a format. Replaces the text by the text
// that a person reads, and sets the title, the date and the fields that the format states. Each heading is a value of
// the field `heading`.
void read_format(std::string_view path, Document& document);

}  // namespace kwic
