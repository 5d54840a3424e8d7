// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of kwic-indexer.
#pragma once

#include "options/program.hpp"

namespace kwic::indexer {

extern const options::Program command_line;

}  // namespace kwic::indexer
