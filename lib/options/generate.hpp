// SPDX-License-Identifier: GPL-2.0-or-later
// generate(): the implementation of main() in the small programs that the build runs to make manual pages and
// completions.
#pragma once

#include "program.hpp"

namespace kwic::options {

// Reads the template of the manual page from the file argv[1]. Writes the manual page into the folder argv[2], and the
// completions for bash, fish and zsh into the subfolder `completions` of this folder. Returns the exit status: 0 on
// success, or 1 after printing an error message on standard error.
int generate(const Program& program, int argc, const char* const* argv);

}  // namespace kwic::options
