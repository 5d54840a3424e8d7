// SPDX-License-Identifier: GPL-2.0-or-later
// A search that is answered anew with each key.
#pragma once

#include "../options.hpp"

namespace kwic::searcher {

// Serves the terminal until its user leaves; needs is_screen(). Throws Error if the index fails. A signal that ends the
// program does so here, after the terminal was put back.
void search_interactively(Searcher& index, const Options& options);

}  // namespace kwic::searcher
