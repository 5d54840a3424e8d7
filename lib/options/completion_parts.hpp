// SPDX-License-Identifier: GPL-2.0-or-later
// Parts that the completions of all shells share.
#pragma once

#include "program.hpp"

#include <string>
#include <vector>

namespace kwic::options {

// `-i` and `--index`.
std::vector<std::string> typed_names(const Option& option);

// The words of the choices, separated by spaces.
std::string choice_words(const Option& option);

// The name of the program as part of the name of a shell function.
std::string function_name(const Program& program);

}  // namespace kwic::options
