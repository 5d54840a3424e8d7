// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the shell completions of a program from its table of options.
#pragma once

#include "program.hpp"

#include <string>

namespace kwic::options {

std::string bash_completion(const Program& program);
std::string fish_completion(const Program& program);
std::string zsh_completion(const Program& program);

}  // namespace kwic::options
