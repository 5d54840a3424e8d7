// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/known_field.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

}  // namespace

std::optional<std::string> known_field(std::string_view name, const std::vector<std::string>& further) {
    static constexpr std::array<std::string_view, 5> own = {"date", "ext", "lang", "path", "title"};
    const std::string lower = lower_ascii(name);
    if (std::find(own.begin(), own.end(), lower) != own.end()) return lower;
    if (std::binary_search(further.begin(), further.end(), lower)) return lower;
    return {};
}

bool is_keyword_field(std::string_view field) { return field == "path" || field == "ext" || field == "lang"; }

std::string unknown_field_warning(std::string_view name) {
    return "there is no field '" + std::string(name) + "': searched as words";
}

}  // namespace kwic
