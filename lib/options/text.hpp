// SPDX-License-Identifier: GPL-2.0-or-later
// String functions for help texts, manual pages and completions.
#pragma once

#include <string>
#include <string_view>

namespace kwic::options {

// Returns `text` with ASCII letters in lower case.
std::string lower_case(std::string_view text);

// Returns `text` with each occurrence of `mark` replaced by `replacement`.
std::string replaced(std::string text, std::string_view mark, std::string_view replacement);

}  // namespace kwic::options
