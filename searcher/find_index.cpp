// SPDX-License-Identifier: GPL-2.0-or-later
// Environment or folders -> the path of an index; whether it can be opened is for Searcher to say.
#include "find_index.hpp"

#include <kwic/error.hpp>

#include <cstdlib>
#include <system_error>

namespace kwic::searcher {

std::filesystem::path find_index() {
    if (const char* named = std::getenv("KWIC_INDEX"); named && *named) return named;

    // The current folder may have been removed, and folders above may be closed to us: neither is an index.
    std::error_code ignored;
    for (auto folder = std::filesystem::current_path(ignored); !folder.empty(); folder = folder.parent_path()) {
        if (std::filesystem::is_directory(folder / ".kwic", ignored)) return folder / ".kwic";
        if (folder == folder.root_path()) break;
    }
    throw Error(
        ErrorCode::not_found,
        "no index here or in a folder above; name one with --index or $KWIC_INDEX, or make one with kwic-indexer");
}

}  // namespace kwic::searcher
