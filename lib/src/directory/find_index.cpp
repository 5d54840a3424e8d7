// SPDX-License-Identifier: GPL-2.0-or-later
// Folders -> the path of an index; whether it can be opened is for Searcher to say.
#include "base/folders.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <string>
#include <system_error>

namespace kwic {

namespace fs = std::filesystem;

// Folders above may be closed to us, and `from` may have been removed: then nothing is known but their names.
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

bool holds_index(const fs::path& folder) {
    bool current = false;
    bool generation = false;
    try {
        for (const fs::path& entry : entries_in(folder)) {
            std::error_code ignored;
            const bool is_folder = fs::symlink_status(entry, ignored).type() == fs::file_type::directory;
            const std::string name = entry.filename().string();
            current |= !is_folder && name == "CURRENT";
            generation |= is_folder && name.starts_with("gen-");
        }
    } catch (const Error&) {  // no folder, or none that may be read
        return false;
    }
    return current && generation;
}

}  // namespace kwic
