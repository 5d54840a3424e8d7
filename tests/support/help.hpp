// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the options that the help text of a program lists.
#pragma once

#include <map>
#include <string>

namespace kwic::test {

// Maps names such as `-i` and `--index` to whether the option has a value.
using HelpOptions = std::map<std::string, bool>;

// Runs the program with -h or --help and returns the options that it lists.
HelpOptions options_in_help(const std::string& program, const std::string& help = "--help");

}  // namespace kwic::test
