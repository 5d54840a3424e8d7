// SPDX-License-Identifier: GPL-2.0-or-later
// A run without a PATH indexes the folders that the index remembers. Whoever can write the index could so make another
// user index, and thereby copy, any folder of this user. Therefore some remembered folders need the trust of the user:
// those outside of the folder that contains the index and, if the index belongs to another user, all of them. The trust
// is kept in the file $XDG_STATE_HOME/kwic/trusted, by default ~/.local/state/kwic/trusted, and never in the index.
// Each line of this file is a JSON list of the folder of an index and a trusted folder. A run that names a folder as
// PATH trusts it.
#pragma once

#include <filesystem>
#include <vector>

namespace kwic::indexer {

// Returns the `roots` of the index that need the trust of the user but do not have it. `index` is an absolute path.
std::vector<std::filesystem::path> untrusted_roots(const std::vector<std::filesystem::path>& roots,
                                                   const std::filesystem::path& index);

// Trusts those of the `roots` that need it. Throws Error (io) if the file cannot be written.
void trust(const std::vector<std::filesystem::path>& roots, const std::filesystem::path& index);

}  // namespace kwic::indexer
