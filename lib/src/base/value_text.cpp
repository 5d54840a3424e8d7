// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/value_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace kwic {

std::optional<std::int64_t> as_integer(double value) {
    constexpr double end_of_integers = 9223372036854775808.0;  // 2^63
    if (value < -end_of_integers || value >= end_of_integers || value != std::trunc(value)) return {};
    return static_cast<std::int64_t>(value);
}

std::string value_text(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* real = std::get_if<double>(&value))
        if (const auto integer = as_integer(*real)) return fmt::to_string(*integer);
    return std::visit([](const auto& each) { return fmt::format("{}", each); }, value);
}

}  // namespace kwic
