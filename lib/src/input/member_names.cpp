// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/member_names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

std::string id_member(const InputOptions& options) { return options.id_field.empty() ? "id" : options.id_field; }

std::string title_member(const InputOptions& options) {
    return options.title_field.empty() ? "title" : options.title_field;
}

std::string date_member(const InputOptions& options) {
    return options.date_field.empty() ? "date" : options.date_field;
}

std::vector<std::string> text_members(const InputOptions& options) {
    return options.text_fields.empty() ? std::vector<std::string>{"text"} : options.text_fields;
}

bool is_reserved_member(std::string_view name, const InputOptions& options) {
    const std::vector<std::string> texts = text_members(options);
    return name == id_member(options) || name == title_member(options) || name == date_member(options) ||
           name == language_member || name == delete_member || name == patch_member ||
           std::find(texts.begin(), texts.end(), name) != texts.end();
}

}  // namespace kwic
