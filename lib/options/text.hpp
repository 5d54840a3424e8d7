// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace kwic::options {

// For ASCII.
std::string lower_case(std::string_view text);

// Returns `text` with each `mark` replaced.
std::string replaced(std::string text, std::string_view mark, std::string_view replacement);

}  // namespace kwic::options
