// SPDX-License-Identifier: GPL-2.0-or-later
// Implements load_file() and stamp_file(). Files are read in pieces until they end: the size that the system reports
// may become wrong, because a file may change while it is read.
#include "base/system_cause.hpp"
#include "input/open_input.hpp"
#include "input/read_format.hpp"
#include "input/source.hpp"
#include "text/stray_zeros.hpp"

#include <kwic/decode.hpp>
#include <kwic/input.hpp>
#include <kwic/printable.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>

namespace kwic {
namespace {

constexpr std::size_t head_size = 8 << 10;
constexpr std::size_t piece_size = 256 << 10;
constexpr std::uint64_t max_reserve = 64 << 20;

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

// Returns FileStamp::identity of a file.
std::uint32_t identity_of(const struct stat& status) {
    const std::array<std::uint64_t, 3> parts = {status.st_ino, static_cast<std::uint64_t>(status.st_ctim.tv_sec),
                                                static_cast<std::uint64_t>(status.st_ctim.tv_nsec)};
    return std::max(static_cast<std::uint32_t>(XXH3_64bits(parts.data(), sizeof parts)), std::uint32_t{1});
}

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
            return Skipped{"folder"};
        default:
            return Skipped{"device"};
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > max_size) return too_large(size);
    return FileStamp{static_cast<std::int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec, size,
                     identity_of(status)};
}

std::variant<FileStamp, Skipped> stamp_of(int file, std::uint64_t max_size) {
    struct stat status {};
    if (fstat(file, &status) != 0) return refused(errno);
    return stamp_of(status, max_size);
}

// Appends the next `count` bytes of the source to `bytes`, or fewer bytes at the end of the source.
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

// Returns the first head_size bytes of a file, which show whether the file is binary. Skips stray zero bytes at the
// beginning of the file (see text/stray_zeros.hpp).
std::string_view text_head(std::string_view bytes) {
    const std::size_t zeros = std::min(bytes.find_first_not_of('\0'), bytes.size());
    // Up to three zero bytes are not skipped, because UTF-32 without a byte-order mark may begin with them.
    return bytes.substr(zeros > 3 ? zeros : 0, head_size);
}

std::variant<std::string, Skipped> read_all(Source source, std::uint64_t stated_size, std::uint64_t max_size) {
    std::string bytes;
    bool is_tested = false;
    if (stated_size > head_size) bytes.reserve(std::min(stated_size, max_reserve) + piece_size);
    for (std::size_t piece = head_size;; piece = piece_size) {
        const std::size_t before = bytes.size();
        append(source, bytes, piece);
        if (bytes.size() > max_size) {
            return source.compressed() ? too_large_inside(max_size) : too_large(bytes.size());
        }
        const bool is_complete = bytes.size() < before + piece;
        const std::string_view head = is_tested ? "" : text_head(bytes);
        if (head.size() == head_size || (is_complete && !is_tested)) {
            if (looks_binary(head) || (head.empty() && !bytes.empty())) return Skipped{"binary"};
            is_tested = true;
        }
        if (is_complete) return bytes;
    }
}

std::variant<std::string, Skipped> read_bytes(int file, bool decompress, std::uint64_t stated_size,
                                              std::uint64_t max_size) {
    try {
        return read_all(Source(file, decompress, max_size), stated_size, max_size);
    } catch (const std::system_error& e) {
        return refused(e.code().value());
    } catch (const DamagedInput& e) {
        return Skipped{e.what(), true};
    }
}

// Returns whether the file contains compressed data. Data that end within their first bytes count as compressed only if
// the file has the name of a compressed file.
bool has_compressed_data(int file, std::string_view name) {
    if (has_compressed_name(name)) return true;
    std::array<char, full_magic_size> head;
    const ssize_t got = pread(file, head.data(), head.size(), 0);
    return got > 0 && is_compressed({head.data(), static_cast<std::size_t>(got)});
}

// Waits while the system's coarse clock shows the modification time in `stamp`. The system takes file times from this
// clock, which advances in ticks of a few milliseconds. A file that was modified in the current tick could be modified
// again in the same tick without a change of its stamp.
void outlast_tick(const FileStamp& stamp) {
    const auto is_now = [&] {
        timespec now{};
        clock_gettime(CLOCK_REALTIME_COARSE, &now);
        return stamp.modified == static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
    };
    while (is_now()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

// Returns the bytes of an open file. Sets `stamp` to the stamp that the file had before the bytes were read.
std::variant<std::string, Skipped> read_stamped(int file, bool decompress, std::uint64_t max_size, FileStamp& stamp) {
    for (int attempt = 1;; ++attempt) {
        const auto before = stamp_of(file, max_size);
        if (const auto* skipped = std::get_if<Skipped>(&before)) return *skipped;
        stamp = std::get<FileStamp>(before);
        outlast_tick(stamp);
        if (lseek(file, 0, SEEK_SET) < 0) return refused(errno);
        auto bytes = read_bytes(file, decompress, stamp.size, max_size);
        const auto after = stamp_of(file, max_size);
        const bool unchanged = std::holds_alternative<FileStamp>(after) && std::get<FileStamp>(after) == stamp;
        if (unchanged || attempt == 2 || std::holds_alternative<Skipped>(bytes)) return bytes;
    }
}

}  // namespace

std::variant<FileStamp, Skipped> stamp_file(const std::filesystem::path& file, const InputOptions& options) {
    struct stat status {};
    if (fstatat(options.folder.value_or(AT_FDCWD), file.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return refused(errno);
    return stamp_of(status, options.max_size);
}

std::variant<LoadedFile, Skipped> load_file(const std::filesystem::path& file, std::string id,
                                            const InputOptions& options) {
    const Descriptor opened = open_input(file, O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, options);
    if (!opened.is_open()) return refused(errno);
    FileStamp stamp;
    const bool decompress = has_compressed_data(opened.number(), file.native());
    auto read = read_stamped(opened.number(), decompress, options.max_size, stamp);
    if (auto* skipped = std::get_if<Skipped>(&read)) return std::move(*skipped);
    const std::string bytes = std::get<std::string>(std::move(read));
    DecodedText decoded = decode_file(file.native(), bytes, options.charset);
    LoadedFile loaded;
    loaded.document.id = std::move(id);
    replace_zeros(decoded.text);
    loaded.document.text = std::move(decoded.text);
    loaded.document.file = stamp;
    loaded.charset = std::move(decoded.charset);
    loaded.replacements = decoded.replacements;
    loaded.size = bytes.size();
    read_format(file.native(), loaded.document);
    return loaded;
}

}  // namespace kwic
