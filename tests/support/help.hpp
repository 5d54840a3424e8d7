// SPDX-License-Identifier: GPL-2.0-or-later
// The options that a program's --help lists.
#pragma once

#include <map>
#include <string>

namespace kwic::test {

// `-i`, `--index` and so on, and whether each takes a value.
using HelpOptions = std::map<std::string, bool>;

HelpOptions options_in_help(const std::string& program);

}  // namespace kwic::test
