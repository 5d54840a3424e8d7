// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace kwic {

// Returns the size in bytes of the dateline at the beginning of a paragraph, including the mark and the space after it,
// or 0 if there is none: 44 for `PORT AZUL, 12 March 2021 (Wire) – The minister`. A dateline names a place in capitals,
// a date or a source in brackets, and ends with a dash or a full stop. `language` is the language of the text, or
// empty.
std::size_t dateline_size(std::string_view paragraph, std::string_view language);

}  // namespace kwic
