// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/known_field.hpp"

#include "base/ascii_case.hpp"
#include "base/backslashes.hpp"
#include "query/scanner.hpp"
#include "schema/field_reference.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr char escape = '\\';

constexpr std::array<std::string_view, 5> built_in = {"date", "ext", "lang", "path", "title"};

// Returns the built-in field that `reference` names in any case, or an empty string if there is no such field.
std::string_view built_in_field(std::string_view reference) {
    const auto found = std::find_if(built_in.begin(), built_in.end(),
                                    [&](std::string_view name) { return equals_in_any_case(reference, name); });
    return found == built_in.end() ? std::string_view() : *found;
}

std::string reference_to(const std::string& custom) {
    return is_built_in(custom) || custom.starts_with(escape) ? escape + custom : custom;
}

}  // namespace

bool is_built_in(std::string_view reference) { return !built_in_field(reference).empty(); }

std::string custom_name(std::string_view reference) {
    return std::string(reference.substr(reference.starts_with(escape) ? 1 : 0));
}

std::optional<std::string> known_field(std::string_view reference, const std::vector<std::string>& further) {
    if (const std::string_view name = built_in_field(reference); !name.empty()) return std::string(name);
    const auto found = named_field(custom_name(reference), further);
    return found == further.end() ? std::nullopt : std::optional(reference_to(*found));
}

std::string reference_of(std::string_view typed) {
    const std::string name = without_backslashes(typed);
    return typed.starts_with(escape) ? reference_to(name) : name;
}

std::string written_field(std::string_view reference) {
    if (is_built_in(reference)) return std::string(reference);
    const std::string name = custom_name(reference);
    const bool is_first_special = is_built_in(name) || equals_in_any_case(name, "literal") || name.starts_with('-') ||
                                  name.starts_with('+') || name.starts_with('=');
    std::string written;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool is_special = std::string_view(" ():\\|").find(name[at]) != std::string_view::npos;
        if (is_special || (at == 0 && is_first_special) || is_quote_at(name, at)) written += escape;
        written += name[at];
    }
    return written;
}

std::size_t name_end(std::string_view text) {
    const std::size_t end = until_any_of(text, ":").size();
    return end == text.size() ? text.npos : end;
}

bool is_keyword_field(std::string_view field) { return field == "path" || field == "ext" || field == "lang"; }

std::string unknown_field_warning(std::string_view name) {
    return "there is no field '" + std::string(name) + "': searched as words";
}

}  // namespace kwic
