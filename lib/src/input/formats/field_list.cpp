// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/field_list.hpp"

#include "schema/fields.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kwic {

void FieldList::add(std::string_view name, FieldValue value) {
    if (name.empty() || is_full()) return;
    if (auto* const string = std::get_if<std::string>(&value)) {
        string->erase(string->find_last_not_of("\r\n") + 1);
        if (string->empty()) return;
        constexpr char delete_character = 0x7f;
        std::replace_if(
            string->begin(), string->end(),
            [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == delete_character; }, ' ');
    }
    fields_.push_back({std::string(name), std::move(value)});
}

std::optional<std::string> name_within(std::string_view outer, std::string_view name) {
    if (name.empty() || outer.size() + 1 + name.size() > schema::max_field_name_bytes + 1) return std::nullopt;
    std::string whole(outer);
    if (!outer.empty()) whole += '.';
    whole += name;
    return whole.size() <= schema::max_field_name_bytes ? std::optional(std::move(whole)) : std::nullopt;
}

}  // namespace kwic
