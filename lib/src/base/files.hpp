// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files, and writes files and folders durably: their contents survive a power cut. The functions throw Error (io)
// with the path and the cause, or std::bad_alloc if the system is out of memory; make_folder() and sync_all() also
// throw std::filesystem::filesystem_error.
#pragma once

#include "base/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace kwic {

// Throws Error (io) with the message "cannot `verb` 'file': cause", in which errno determines the cause. If errno is
// ENOMEM, throws std::bad_alloc instead.
[[noreturn]] void fail_io(const char* verb, const std::filesystem::path& file);

std::string read_whole_file(const std::filesystem::path& file);

// Reads `size` bytes from the offset `offset` of an open file. Returns the number of bytes that were read, which is
// less than `size` only if the end of the file was reached. `file` is the name of the file in the message of an Error.
std::size_t read_at(const Descriptor& descriptor, std::uint64_t offset, char* to, std::size_t size,
                    const std::filesystem::path& file);

// Reads a file in pieces and calls function(piece) for each piece, in order.
void for_each_piece(const std::filesystem::path& file, const std::function<void(std::string_view)>& function);

// Replaces the contents of `file` atomically: writes and syncs a temporary file in the same folder, renames the
// temporary file to `file`, and syncs the folder. After a crash, `file` has either its old or its new contents.
void replace_file(const std::filesystem::path& file, std::string_view bytes);

// Makes the contents of a file durable.
void sync_file(const std::filesystem::path& file);

// Makes renames and new files in `folder` durable. Call this function after Xapian has committed, because Xapian
// 1.4 syncs files, but not folders.
void sync_folder(const std::filesystem::path& folder);

// Detects writes to the file system of `folder` that have failed since the Writeback was constructed. fsync() of a file
// that was opened after a failure may succeed although data were lost. To detect earlier failures too, the constructor
// opens the folder, and finish() calls syncfs() for the open folder. With a kernel older than Linux 5.8, finish() does
// not detect failed writes.
class Writeback {
public:
    explicit Writeback(const std::filesystem::path& folder);

    // Writes all pending data of the file system to disk. Throws Error (io) if a write has failed since the
    // Writeback was constructed.
    void finish() const;

private:
    std::filesystem::path folder_;
    Descriptor opened_;
};

// Syncs the parent of `folder`. If the process may not read the parent, does nothing: only a folder that is open for
// reading can be synced.
void sync_parent(const std::filesystem::path& folder);

// Creates a folder and its missing parents, and syncs the parent of each folder that it creates.
void make_folder(const std::filesystem::path& folder);

// Syncs every regular file directly in the folder, and then the folder. Does not sync the files in subfolders.
void sync_all(const std::filesystem::path& folder);

}  // namespace kwic
