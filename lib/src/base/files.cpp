// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/files.hpp"

#include "base/folders.hpp"
#include "base/system_cause.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace kwic {
namespace {

// Opens a file, and creates it if `flags` contains O_CREAT. Does not wait for the other end of a pipe. On failure,
// calls fail_io(verb, path).
Descriptor open_file(const std::filesystem::path& path, int flags, const char* verb) {
    Descriptor file(open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0666));
    if (!file.is_open()) fail_io(verb, path);
    return file;
}

// Writes a new file. Removes a file of this name that a crash has left. Does not write to it, because it might be a
// symbolic link to another file.
void write_file(const std::filesystem::path& file, std::string_view bytes) {
    unlink(file.c_str());
    const Descriptor opened = open_file(file, O_WRONLY | O_CREAT | O_EXCL, "write");
    while (!bytes.empty()) {
        const ssize_t put = write(opened.number(), bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail_io("write", file);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (fsync(opened.number()) != 0) fail_io("sync", file);
}

void sync_path(const std::filesystem::path& path, int flags) {
    const Descriptor opened = open_file(path, flags, "open");
    if (fsync(opened.number()) != 0) fail_io("sync", path);
}

}  // namespace

void fail_io(const char* verb, const std::filesystem::path& file) {
    if (errno == ENOMEM) throw std::bad_alloc();
    throw Error(ErrorCode::io, "cannot " + std::string(verb) + " '" + file.string() + "': " + system_cause(errno));
}

std::string read_whole_file(const std::filesystem::path& file) {
    std::string bytes;
    for_each_piece(file, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

std::size_t read_at(const Descriptor& descriptor, std::uint64_t offset, char* to, std::size_t size,
                    const std::filesystem::path& file) {
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = pread(descriptor.number(), to + done, size - done, static_cast<off_t>(offset + done));
        if (got == 0) break;
        if (got > 0)
            done += static_cast<std::size_t>(got);
        else if (errno != EINTR)
            fail_io("read", file);
    }
    return done;
}

void for_each_piece(const std::filesystem::path& file, const std::function<void(std::string_view)>& function) {
    const Descriptor opened = open_file(file, O_RDONLY, "read");
    // The buffer is on the heap, because some threads have a small stack. The buffer is not cleared, so that a small
    // file touches only the first of its pages.
    constexpr std::size_t buffer_bytes = 64 * 1024;
    const auto buffer = std::make_unique_for_overwrite<char[]>(buffer_bytes);
    for (;;) {
        const ssize_t got = read(opened.number(), buffer.get(), buffer_bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail_io("read", file);
        if (got == 0) return;
        function({buffer.get(), static_cast<std::size_t>(got)});
    }
}

void replace_file(const std::filesystem::path& file, std::string_view bytes) {
    auto beside = file;
    beside += ".tmp";
    try {
        write_file(beside, bytes);
        if (rename(beside.c_str(), file.c_str()) != 0) fail_io("rename", beside);
    } catch (const Error&) {
        unlink(beside.c_str());
        throw;
    }
    sync_folder(file.parent_path());
}

void sync_file(const std::filesystem::path& file) { sync_path(file, O_RDONLY); }

void sync_folder(const std::filesystem::path& folder) {
    sync_path(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
}

Writeback::Writeback(const std::filesystem::path& folder)
    : folder_(folder), opened_(open_file(folder, O_RDONLY | O_DIRECTORY, "open")) {}

void Writeback::finish() const {
    if (syncfs(opened_.number()) != 0) fail_io("write the pending data of the file system of", folder_);
}

void sync_parent(const std::filesystem::path& folder) {
    const std::filesystem::path parent = folder / "..";
    if (access(parent.c_str(), R_OK) == 0) sync_folder(parent);
}

void make_folder(const std::filesystem::path& folder) {
    std::filesystem::path made;
    for (const std::filesystem::path& part : folder) {
        made /= part;
        if (!std::filesystem::exists(made) && std::filesystem::create_directory(made)) sync_parent(made);
    }
}

void sync_all(const std::filesystem::path& folder) {
    for (const std::filesystem::path& entry : entries_in(folder))
        if (std::filesystem::is_regular_file(entry)) sync_file(entry);
    sync_folder(folder);
}

}  // namespace kwic
