// SPDX-License-Identifier: GPL-2.0-or-later
// The main function of the small programs that the build runs to make manual pages and completions.
#pragma once

#include "program.hpp"

namespace kwic::options {

// Arguments: the template of the manual page, and the folder to write into. Writes the manual page and, in the
// subfolder `completions`, the completions for bash, fish and zsh. Returns the exit status: 0, or 1 after a message on
// standard error.
int generate(const Program& program, int argc, const char* const* argv);

}  // namespace kwic::options
