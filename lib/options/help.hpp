// SPDX-License-Identifier: GPL-2.0-or-later
// The help texts of a program, at most 80 columns wide.
#pragma once

#include "program.hpp"

#include <string>

namespace kwic::options {

// Returns the text of -h, with one line for each option.
std::string brief_help(const Program& program);

// Returns the text of --help, with the details of each option, the appendix, the examples and the exit statuses.
std::string full_help(const Program& program);

}  // namespace kwic::options
