// SPDX-License-Identifier: GPL-2.0-or-later
// Writes and reads the custom fields of a record.
#pragma once

#include "base/bytes.hpp"

#include <kwic/document.hpp>

#include <string>

namespace kwic {

// append_field() appends the name, the index of the kind of the value in FieldValue as a varint, and the value: a
// string as append_string() writes it, an integer as a varint of its 64 bits, a real number as a varint of the bits of
// the double, and a boolean as a varint of 0 or 1. read_field() reads a field, and throws Error (corrupt) if the bytes
// are damaged.
void append_field(std::string& out, const Field& field);
Field read_field(ByteReader& in);

}  // namespace kwic
