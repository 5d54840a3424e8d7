// SPDX-License-Identifier: GPL-2.0-or-later
// Determines the kind of a JSON value that simdjson reads.
#pragma once

#include <simdjson.h>

#include <array>
#include <utility>

namespace kwic {

// The kind of a JSON value. Every JSON value has one of these kinds, so a switch needs no default.
enum class JsonKind { array, object, string, number, boolean, null };

// Returns the kind of `value`, as determined by the first byte of `value`. Throws simdjson_error if no JSON value
// begins with this byte. In this case, value.type() of simdjson 3 throws, but value.type() of simdjson 4 returns
// `unknown`.
template <typename Value>
JsonKind kind_of(Value& value) {
    using Type = simdjson::ondemand::json_type;
    constexpr std::array kinds = {
        std::pair(Type::array, JsonKind::array),     std::pair(Type::object, JsonKind::object),
        std::pair(Type::string, JsonKind::string),   std::pair(Type::number, JsonKind::number),
        std::pair(Type::boolean, JsonKind::boolean), std::pair(Type::null, JsonKind::null),
    };
    const Type type = value.type();
    for (const auto& [known, kind] : kinds) {
        if (type == known) return kind;
    }
    throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
}

// Throws simdjson_error unless `value`, whose kind is null, is the word `null`.
template <typename Value>
void check_null(Value& value) {
    if (!bool(value.is_null())) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
}

}  // namespace kwic
