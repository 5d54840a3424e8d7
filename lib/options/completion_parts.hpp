// SPDX-License-Identifier: GPL-2.0-or-later
// Functions that bash.cpp, fish.cpp and zsh.cpp use to make shell completions.
#pragma once

#include "program.hpp"

#include <string>
#include <vector>

namespace kwic::options {

// Returns the names of an option with their dashes, such as `-i` and `--index`.
std::vector<std::string> typed_names(const Option& option);

// Returns the words of the option's choices, separated by spaces.
std::string choice_words(const Option& option);

// Returns the name of the program with `_` instead of `-`, for the names of shell functions.
std::string function_name(const Program& program);

}  // namespace kwic::options
