// SPDX-License-Identifier: GPL-2.0-or-later
// The table of options of kwic-searcher.
#pragma once

#include "options/program.hpp"

namespace kwic::searcher {

extern const options::Program command_line;

}  // namespace kwic::searcher
