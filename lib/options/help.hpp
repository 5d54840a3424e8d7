// SPDX-License-Identifier: GPL-2.0-or-later
// The help texts of a program, at most 80 columns wide.
#pragma once

#include "program.hpp"

#include <string>

namespace kwic::options {

// The text of -h: one line for each option.
std::string brief_help(const Program& program);

// The text of --help: everything that the table says.
std::string full_help(const Program& program);

}  // namespace kwic::options
