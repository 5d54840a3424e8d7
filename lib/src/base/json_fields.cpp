// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/json_fields.hpp"

#include <algorithm>
#include <variant>
#include <vector>

namespace kwic {

void write_fields(JsonWriter& json, const std::vector<Field>& fields) {
    json.open('{');
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto has_name = [&](const Field& other) { return other.name == field->name; };
        if (std::any_of(fields.begin(), field, has_name)) continue;
        json.key(field->name).open('[');
        for (const Field& each : fields)
            if (has_name(each)) std::visit([&](const auto& value) { json.value(value); }, each.value);
        json.close(']');
    }
    json.close('}');
}

}  // namespace kwic
