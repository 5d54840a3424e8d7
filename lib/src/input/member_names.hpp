// SPDX-License-Identifier: GPL-2.0-or-later
// The names of the members of JSON lines that have special meanings. InputOptions replaces some of these names.
#pragma once

#include <kwic/input.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace kwic {

inline constexpr std::string_view language_member = "language";
inline constexpr std::string_view delete_member = "_delete";
inline constexpr std::string_view patch_member = "_patch";

// These functions return the names of the members with the id, the title, the date and the text.
std::string id_member(const InputOptions& options);
std::string title_member(const InputOptions& options);
std::string date_member(const InputOptions& options);
std::vector<std::string> text_members(const InputOptions& options);

// Returns whether a member with this name has a special meaning.
bool is_reserved_member(std::string_view name, const InputOptions& options);

}  // namespace kwic
