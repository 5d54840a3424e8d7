// SPDX-License-Identifier: GPL-2.0-or-later
// Writes and reads the custom fields of a record.
#pragma once

#include "base/bytes.hpp"

#include <kwic/document.hpp>

#include <string>

namespace kwic {

// append_field() appends a field, and read_field() reads a field. A field consists of its name, the index of the kind
// of its value in FieldValue (varint), and its value:
//
//     string         as append_string() writes it
//     integer        varint of the 64 bits of the integer
//     real number    varint of the 64 bits of the double
//     boolean        varint of 0 or 1
//
// read_field() throws Error (corrupt) if the bytes are damaged.
void append_field(std::string& out, const Field& field);
Field read_field(ByteReader& in);

}  // namespace kwic
