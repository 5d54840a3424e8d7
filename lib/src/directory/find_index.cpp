// SPDX-License-Identifier: GPL-2.0-or-later
// find_index() finds the nearest folder `.kwic`, in the given folder or in a folder above the given folder. The
// function does not check whether the index can be opened.
#include <kwic/index_files.hpp>

#include <filesystem>
#include <optional>
#include <system_error>

namespace kwic {

namespace fs = std::filesystem;

// If `from` was removed or a folder above `from` cannot be read, canonical() fails, and the path is used without
// resolving symbolic links.
std::optional<fs::path> find_index(const fs::path& from) {
    std::error_code error;
    fs::path folder = fs::canonical(from, error);
    if (error) folder = fs::absolute(from, error).lexically_normal();
    for (; !folder.empty(); folder = folder.parent_path()) {
        if (fs::is_directory(folder / ".kwic", error)) return folder / ".kwic";
        if (folder == folder.root_path()) break;
    }
    return std::nullopt;
}

}  // namespace kwic
