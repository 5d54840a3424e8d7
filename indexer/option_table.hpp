// SPDX-License-Identifier: GPL-2.0-or-later
// Declares `command_line`, the table that describes the options and arguments of kwic-indexer.
#pragma once

#include "options/program.hpp"

namespace kwic::indexer {

extern const options::Program command_line;

}  // namespace kwic::indexer
