// SPDX-License-Identifier: GPL-2.0-or-later
// Finds leaves of a query tree that no value of their field can match.
#pragma once

#include "schema/fields.hpp"

#include <kwic/query.hpp>

#include <optional>
#include <string>

namespace kwic {

// Returns why `leaf` matches no value of its custom field, or nothing if a value may match. `entry` is the entry of the
// field. The values of a field with the type `stored` cannot be searched. A field with the type `text` has no exact
// values. If a field has only numbers, dates or booleans, only a leaf that can be read as such a value matches.
std::optional<std::string> leaf_mistake(const Query& leaf, const schema::FieldEntry& entry);

// Returns why `leaf` matches no value of its field, which is `path`, `ext` or `lang`, or nothing if a value may match.
std::optional<std::string> keyword_mistake(const Query& leaf);

}  // namespace kwic
