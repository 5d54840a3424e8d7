// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_reference.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {

FieldReference read_field_reference(std::string_view text) {
    FieldReference reference;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            reference.may_be_built_in = false;
            ++i;
        }
        reference.name += text[i];
    }
    return reference;
}

std::string_view until_any_of(std::string_view text, std::string_view characters) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (characters.find(text[i]) != characters.npos) return text.substr(0, i);
        if (text[i] == '\\') ++i;
    }
    return text;
}

std::string known_names(std::string built_in, const schema::FieldEntries& fields) {
    std::string names = std::move(built_in);
    for (const auto& [name, entry] : fields) names += (names.empty() ? "" : ", ") + name;
    return names;
}

}  // namespace kwic
