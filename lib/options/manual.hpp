// SPDX-License-Identifier: GPL-2.0-or-later
// The generated sections of a manual page, in mdoc(7).
#pragma once

#include "program.hpp"

#include <string>
#include <string_view>

namespace kwic::options {

// Returns `page_template` with the lines @OPTIONS@, @EXIT_STATUS@ and @EXAMPLES@ replaced by sections that are made
// from `program`. Throws std::runtime_error if the template lacks one of these lines.
std::string manual_page(const Program& program, std::string_view page_template);

}  // namespace kwic::options
