// SPDX-License-Identifier: GPL-2.0-or-later
/// @file
/// The custom fields of an index and their types.
///
/// Threads: the functions may be called from several threads at once.
///
/// Failures: none.
#pragma once

#include <kwic/api.h>
#include <kwic/document.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {

/// A custom field of an index.
struct FieldInfo {
    std::string name = {};                  ///< the name
    FieldType type = FieldType::automatic;  ///< the declared type; see WriterOptions::fields
    /// @{
    /// Whether documents have or had integers, real numbers, booleans, dates, and strings that are not dates. A string
    /// that is an ISO 8601 date counts as a date if the type is `automatic` or `date`, and otherwise as a string.
    bool has_integers = false;
    bool has_reals = false;
    bool has_booleans = false;
    bool has_dates = false;
    bool has_strings = false;
    /// @}
    friend bool operator==(const FieldInfo&, const FieldInfo&) = default;  ///< compares all members
};

/// Values that do not fit the declared type of a field. The index keeps such a value as a string.
struct TypeConflict {
    std::string field = {};                 ///< the name of the field
    FieldType type = FieldType::automatic;  ///< the declared type
    std::string value = {};                 ///< the first of the values, cut at 64 bytes
    std::size_t count = 0;                  ///< the number of these values
};

/// Returns the name of a type, such as `keyword`. The name of FieldType::automatic is `auto`.
KWIC_API std::string_view field_type_name(FieldType type);

/// Returns the type with the name `name`, or nothing if no type has this name.
KWIC_API std::optional<FieldType> parse_field_type(std::string_view name);

}  // namespace kwic
