// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/folders.hpp"

#include "base/descriptor.hpp"
#include "base/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

struct Close {
    void operator()(DIR* folder) const { closedir(folder); }
};
using Folder = std::unique_ptr<DIR, Close>;

Folder open_folder(const std::filesystem::path& path) {
    Descriptor descriptor(open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.is_open()) fail_io("read", path);
    Folder folder(fdopendir(descriptor.number()));
    if (!folder) fail_io("read", path);
    descriptor.release();  // `folder` owns the descriptor
    return folder;
}

}  // namespace

std::vector<std::filesystem::path> entries_in(const std::filesystem::path& folder) {
    const Folder opened = open_folder(folder);
    std::vector<std::filesystem::path> entries;
    for (;;) {
        errno = 0;
        const dirent* const entry = readdir(opened.get());
        if (!entry && errno != 0) fail_io("read", folder);
        if (!entry) return entries;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") entries.push_back(folder / name);
    }
}

void remove_tree(const std::filesystem::path& path) {
    if (std::filesystem::is_directory(std::filesystem::symlink_status(path))) {
        for (const std::filesystem::path& entry : entries_in(path)) remove_tree(entry);
        if (rmdir(path.c_str()) != 0 && errno != ENOENT) fail_io("remove", path);
    } else if (unlink(path.c_str()) != 0 && errno != ENOENT) {
        fail_io("remove", path);
    }
}

}  // namespace kwic
