// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <kwic/document.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace kwic {

// Returns `value` as an integer of 64 bits, or nothing if no such integer is equal to `value`.
std::optional<std::int64_t> as_integer(double value);

// Returns the text of a value: a string itself, `true` or `false`, or the shortest text of a number. Equal numbers have
// the same text, whatever their types.
std::string value_text(const FieldValue& value);

}  // namespace kwic
