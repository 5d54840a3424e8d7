// SPDX-License-Identifier: GPL-2.0-or-later
// A file in an open folder -> its stamp, and its bytes if it can be text; or why it is left out. Whatever
// the file is, or becomes meanwhile, this ends, never waits for a writer and never follows a link.
#pragma once

#include <kwic/document.hpp>

#include <cstdint>
#include <string>
#include <variant>

namespace kwic::indexer {

struct Skipped {
    std::string cause;
    bool keep = false;  // it is there but cannot be read now: what an index has of it is still worth having
};

struct LoadedFile {
    std::string bytes;
    FileStamp stamp;  // not of a later state than the bytes
};

// Looks without opening. Only regular files of at most `max_size` bytes have a stamp.
std::variant<FileStamp, Skipped> stamp_file(int folder, const std::string& name, std::uint64_t max_size);

// A file that changes while it is read is read a second time, and then taken as it is. Of one that is compressed, by
// its name and by its first bytes, these are the bytes that it stands for, and they are what `max_size` limits.
std::variant<LoadedFile, Skipped> load_file(int folder, const std::string& name, std::uint64_t max_size);

}  // namespace kwic::indexer
