// SPDX-License-Identifier: GPL-2.0-or-later
// Files and folders as durable things: what was written stays written after a power cut. Every function throws
// Error (io) that names the path and the cause.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kwic {

// Throws Error (io): cannot `verb` 'file': what errno says.
[[noreturn]] void fail_io(const char* verb, const std::filesystem::path& file);

std::string read_whole_file(const std::filesystem::path& file);

// Writes beside `file`, fsyncs, and renames over it, so that `file` is always whole; fsyncs the folder.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

void sync_file(const std::filesystem::path& file);

// A rename or a new file is durable only when its folder is fsynced; Xapian 1.4 never does that.
void sync_folder(const std::filesystem::path& folder);

// Every file in the folder, then the folder.
void sync_all(const std::filesystem::path& folder);

}  // namespace kwic
