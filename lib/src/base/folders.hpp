// SPDX-License-Identifier: GPL-2.0-or-later
// What is in folders. The iterators of <filesystem> end the program where there is no memory: libstdc++ 12 makes each
// path within a noexcept function, _Dir::advance(). Every function throws Error (io) that names the path and the cause.
#pragma once

#include <filesystem>
#include <vector>

namespace kwic {

// The paths of all that is in a folder, in no order.
std::vector<std::filesystem::path> entries_in(const std::filesystem::path& folder);

// A file, or a folder with all that is in it; no error if it is not there.
void remove_tree(const std::filesystem::path& path);

}  // namespace kwic
