// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "base/descriptor.hpp"

#include <kwic/input.hpp>

#include <fcntl.h>

#include <filesystem>

namespace kwic {

// Opens `file` for reading. A relative path is relative to InputOptions::folder. `flags` are additional flags of
// open(). If the returned descriptor is not open, errno contains the cause.
inline Descriptor open_input(const std::filesystem::path& file, int flags, const InputOptions& options) {
    return Descriptor(openat(options.folder.value_or(AT_FDCWD), file.c_str(), flags | O_RDONLY | O_CLOEXEC));
}

}  // namespace kwic
