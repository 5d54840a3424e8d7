// SPDX-License-Identifier: GPL-2.0-or-later
// Reads files by descriptor and in pieces; sizes that the system states are only believed as a hint.
#include "loader.hpp"

#include "descriptor.hpp"
#include "sizes.hpp"
#include "source.hpp"

#include <kwic/decode.hpp>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace kwic::indexer {
namespace {

constexpr std::size_t head_size = 8 << 10;
constexpr std::size_t piece_size = 256 << 10;
constexpr std::uint64_t largest_reserve = 64 << 20;

Skipped refused(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return {"vanished"};
        case ELOOP:
            return {"symbolic link"};
        case ENXIO:
            return {"not a regular file"};
        default:
            return {system_cause(error), true};
    }
}

Skipped too_large(std::uint64_t size) { return {"too large (" + shown_size(size) + ")"}; }
Skipped too_large_inside(std::uint64_t limit) { return {"too large (over " + shown_size(limit) + " decompressed)"}; }

std::variant<FileStamp, Skipped> stamp_of(const struct stat& status, std::uint64_t max_size) {
    switch (status.st_mode & S_IFMT) {
        case S_IFREG:
            break;
        case S_IFLNK:
            return Skipped{"symbolic link"};
        case S_IFIFO:
            return Skipped{"named pipe"};
        case S_IFSOCK:
            return Skipped{"socket"};
        case S_IFDIR:
            return Skipped{"became a folder"};
        default:
            return Skipped{"device"};
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > max_size) return too_large(size);
    return FileStamp{static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec, size};
}

std::variant<FileStamp, Skipped> stamp_of(int file, std::uint64_t max_size) {
    struct stat status {};
    if (fstat(file, &status) != 0) return refused(errno);
    return stamp_of(status, max_size);
}

// Appends `count` bytes, or what there is.
void append(Source& source, std::string& bytes, std::size_t count) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + count);
    std::size_t done = 0;
    while (done < count) {
        const std::size_t got = source.read(bytes.data() + begin + done, count - done);
        if (got == 0) break;
        done += got;
    }
    bytes.resize(begin + done);
}

std::variant<LoadedFile, Skipped> read_all(Source source, const FileStamp& stamp, std::uint64_t max_size) {
    LoadedFile loaded{{}, stamp};
    if (stamp.size > head_size) loaded.bytes.reserve(std::min(stamp.size, largest_reserve) + piece_size);
    for (std::size_t piece = head_size;; piece = piece_size) {
        const std::size_t before = loaded.bytes.size();
        append(source, loaded.bytes, piece);
        if (loaded.bytes.size() > max_size) {
            return source.compressed() ? too_large_inside(max_size) : too_large(loaded.bytes.size());
        }
        if (before == 0 && looks_binary(loaded.bytes)) return Skipped{"binary"};
        if (loaded.bytes.size() < before + piece) return loaded;
    }
}

std::variant<LoadedFile, Skipped> load(int file, const std::string& name, const FileStamp& stamp,
                                       std::uint64_t max_size) {
    try {
        return read_all(Source(file, has_compressed_name(name), max_size), stamp, max_size);
    } catch (const std::system_error& e) {
        return refused(e.code().value());
    } catch (const DamagedInput& e) {
        return Skipped{e.what(), true};
    }
}

}  // namespace

std::variant<FileStamp, Skipped> stamp_file(int folder, const std::string& name, std::uint64_t max_size) {
    struct stat status {};
    if (fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return refused(errno);
    return stamp_of(status, max_size);
}

std::variant<LoadedFile, Skipped> load_file(int folder, const std::string& name, std::uint64_t max_size) {
    const Descriptor file(openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.is_open()) return refused(errno);
    for (int attempt = 1;; ++attempt) {
        const auto before = stamp_of(file.number(), max_size);
        if (const auto* skipped = std::get_if<Skipped>(&before)) return *skipped;
        const FileStamp stamp = std::get<FileStamp>(before);
        if (lseek(file.number(), 0, SEEK_SET) < 0) return refused(errno);
        auto loaded = load(file.number(), name, stamp, max_size);
        const auto after = stamp_of(file.number(), max_size);
        const bool unchanged = std::holds_alternative<FileStamp>(after) && std::get<FileStamp>(after) == stamp;
        if (unchanged || attempt == 2 || std::holds_alternative<Skipped>(loaded)) return loaded;
    }
}

}  // namespace kwic::indexer
