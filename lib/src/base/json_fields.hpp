// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "base/json_writer.hpp"

#include <kwic/document.hpp>

#include <vector>

namespace kwic {

// Writes an object in which each name of a field has the list of its values. The names are in the order of their first
// fields.
void write_fields(JsonWriter& json, const std::vector<Field>& fields);

}  // namespace kwic
