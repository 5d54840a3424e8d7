// SPDX-License-Identifier: GPL-2.0-or-later
// Implements the option --interactive, which searches again after each key.
#pragma once

#include "../options.hpp"

namespace kwic::searcher {

// Runs an interactive search until the user exits. Requires that is_screen() (see screen.hpp) returns true. Throws
// Error if a search fails. A signal that ends the program takes effect after the terminal has been restored.
void search_interactively(Searcher& index, const Options& options);

}  // namespace kwic::searcher
