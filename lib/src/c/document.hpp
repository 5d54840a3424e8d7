// SPDX-License-Identifier: GPL-2.0-or-later
// view_of() and field_view() convert documents and fields of the C++ library to C structs.
#pragma once

#include "c/answer.hpp"

#include <kwic/c/document.h>
#include <kwic/document.hpp>

namespace kwic::c {

// Returns a struct that points to `name` and into `value`.
kwic_field field_view(const char* name, const FieldValue& value);
inline kwic_field field_view(const Field& field) { return field_view(field.name.c_str(), field.value); }

// Returns a struct in `arena` that points into `value`.
const kwic_document* view_of(const Document& value, Arena& arena);

}  // namespace kwic::c
