// SPDX-License-Identifier: GPL-2.0-or-later
// Lists and removes folders. Use the functions of this file instead of the iterators of <filesystem>, which terminate
// the program when memory runs out: libstdc++ 12 allocates each path in a noexcept function, _Dir::advance(). The
// functions throw Error (io) with the path and the cause, or std::bad_alloc if the system is out of memory;
// remove_tree() also throws std::filesystem::filesystem_error.
#pragma once

#include <filesystem>
#include <vector>

namespace kwic {

// Returns the paths of the files and folders in a folder, in no particular order.
std::vector<std::filesystem::path> entries_in(const std::filesystem::path& folder);

// Removes a file, or a folder with its contents. Symbolic links are removed, not followed. Does nothing if the path
// does not exist.
void remove_tree(const std::filesystem::path& path);

}  // namespace kwic
