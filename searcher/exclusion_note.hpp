// SPDX-License-Identifier: GPL-2.0-or-later
// exclusion_note(): a line for people who paste a command, such as `find -exec`, in which a hyphen means NOT.
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Returns a line that says which words the query excludes and how to search for them. Returns nothing unless the query
// looks like a command: a word, then words, phrases and wildcards, at least one word after a hyphen, and no other
// operators or fields.
std::optional<std::string> exclusion_note(std::string_view query);
