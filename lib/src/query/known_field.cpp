// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/known_field.hpp"

#include "base/backslashes.hpp"
#include "query/scanner.hpp"
#include "text/fold.hpp"

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

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

std::string reference_to(const std::string& custom) {
    return is_built_in(custom) || custom.starts_with(escape) ? escape + custom : custom;
}

}  // namespace

bool is_built_in(std::string_view reference) {
    static constexpr std::array<std::string_view, 5> built_in = {"date", "ext", "lang", "path", "title"};
    return std::find(built_in.begin(), built_in.end(), lower_ascii(reference)) != built_in.end();
}

std::string custom_name(std::string_view reference) {
    return std::string(reference.substr(reference.starts_with(escape) ? 1 : 0));
}

std::optional<std::string> known_field(std::string_view reference, const std::vector<std::string>& further) {
    if (is_built_in(reference)) return lower_ascii(reference);
    const std::string name = custom_name(reference);
    if (std::binary_search(further.begin(), further.end(), name)) return reference_to(name);
    if (further.empty()) return {};
    const std::string folded = fold(name);
    const auto found =
        std::find_if(further.begin(), further.end(), [&](const std::string& each) { return fold(each) == folded; });
    return found == further.end() ? std::nullopt : std::optional(reference_to(*found));
}

std::string reference_of(std::string_view typed) {
    const std::string name = without_backslashes(typed);
    return typed.starts_with(escape) ? reference_to(name) : name;
}

std::string written_field(std::string_view reference) {
    if (is_built_in(reference)) return std::string(reference);
    const std::string name = custom_name(reference);
    const bool is_first_special = is_built_in(name) || lower_ascii(name) == "literal" || name.starts_with('-') ||
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
