// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "base/json_writer.hpp"

#include <kwic/document.hpp>

#include <vector>

namespace kwic {

// Writes an object with a member for each distinct field name: an array of the values of all fields with this name. The
// members are in the order in which the names first occur in `fields`.
void write_fields(JsonWriter& json, const std::vector<Field>& fields);

}  // namespace kwic
