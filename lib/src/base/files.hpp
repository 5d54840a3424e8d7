// SPDX-License-Identifier: GPL-2.0-or-later
// Files and folders as durable things: what was written stays written after a power cut. Every function throws
// Error (io) that names the path and the cause.
#pragma once

#include "base/descriptor.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kwic {

// Throws Error (io): cannot `verb` 'file': what errno says; for want of memory std::bad_alloc.
[[noreturn]] void fail_io(const char* verb, const std::filesystem::path& file);

std::string read_whole_file(const std::filesystem::path& file);

// Calls function(piece) for the whole file, in order.
void for_each_piece(const std::filesystem::path& file, const std::function<void(std::string_view)>& function);

// Writes beside `file`, fsyncs, and renames over it, so that `file` is always whole; fsyncs the folder.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

void sync_file(const std::filesystem::path& file);

// A rename or a new file is durable only when its folder is fsynced; Xapian 1.4 never does that.
void sync_folder(const std::filesystem::path& folder);

// Notices what could not be written to the disk that `folder` is on, from its construction on, whoever was told so: the
// system tells of such a failure once, and an fsync of files that are opened later succeeds as if nothing were lost.
// Needs Linux 5.8; before, it notices nothing.
class Writeback {
public:
    explicit Writeback(const std::filesystem::path& folder);

    void finish() const;  // writes all that is not yet written

private:
    std::filesystem::path folder_;
    Descriptor opened_;
};

// The folder that a folder lies in. One that may be written to and not read cannot be synced, and is not.
void sync_parent(const std::filesystem::path& folder);

// Makes a folder, and those above it that are missing, durably.
void make_folder(const std::filesystem::path& folder);

// Every file in the folder, then the folder.
void sync_all(const std::filesystem::path& folder);

}  // namespace kwic
