// SPDX-License-Identifier: GPL-2.0-or-later
// exclusion_note() informs people who search for a command, such as `find -exec`, that a hyphen before a word means
// NOT.
#pragma once

#include <optional>
#include <string>
#include <string_view>

// Returns a line that states which words the query excludes, and how to search for the first of these words. Returns
// nothing unless the query looks like a command: it begins with a word, has at least one excluded word such as `-exec`,
// and otherwise consists of words, phrases and wildcards.
std::optional<std::string> exclusion_note(std::string_view query);
