// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_reference.hpp"

#include "base/backslashes.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace kwic {

FieldReference read_field_reference(std::string_view text) {
    FieldReference reference{without_backslashes(text)};
    reference.may_be_built_in = reference.name.size() == text.size();
    return reference;
}

std::string known_names(std::string built_in, const schema::FieldEntries& fields) {
    std::string names = std::move(built_in);
    for (const auto& [name, entry] : fields) names += (names.empty() ? "" : ", ") + name;
    return names;
}

}  // namespace kwic
