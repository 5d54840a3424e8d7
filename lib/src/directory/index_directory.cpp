// SPDX-License-Identifier: GPL-2.0-or-later
#include "directory/index_directory.hpp"

#include "base/cancellation.hpp"
#include "base/files.hpp"
#include "base/folders.hpp"
#include "base/index_marks.hpp"
#include "base/system_cause.hpp"
#include "directory/file_check.hpp"
#include "directory/manifest.hpp"
#include "glass/file_names.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace kwic {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view stub_type = "auto ";  // a stub file has lines `type path`; `auto`: Xapian detects the type
constexpr const char* lock_name = "lock";
constexpr const char* updating_name = "updating.tmp";  // manifests do not list *.tmp files

bool is_generation_name(std::string_view name) {
    return name.starts_with("gen-") && name.size() > 4 && name.size() < 24 &&
           std::all_of(name.begin() + 4, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Returns the number N of the generation gen-N. Later generations have greater numbers.
unsigned long long number_of(const std::string& generation) { return std::stoull(generation.substr(4)); }

bool is_temporary_name(std::string_view name) {
    return name.starts_with("tmp-") || name == "CURRENT.tmp" || name == std::string(sources_name) + ".tmp";
}

bool is_own_name(std::string_view name) {
    return name == current_name || name == lock_name || name == sources_name || is_generation_name(name) ||
           is_temporary_name(name);
}

// Returns the path of the table whose shared lock pins the generation. Updates never replace the file of this table.
fs::path pinned_file(const fs::path& generation) { return generation / glass::table_files[glass::postlist_table]; }

std::string stub_of(const std::string& generation) { return std::string(stub_type) + generation + "\n"; }

// Throws Error (corrupt) unless `path` is an entry of the index of this type. Symbolic links are not followed.
void require_type(const fs::path& index, const fs::path& path, fs::file_type type) {
    const fs::file_type found = fs::symlink_status(path).type();
    if (found == type || found == fs::file_type::not_found) return;
    throw damaged(index, "'" + path.string() + "' is not a " + (type == fs::file_type::regular ? "file" : "folder"));
}

// Throws Error (corrupt) if the generation is not a folder of regular files. An update would write through a symbolic
// link to a file outside of the index, and a pipe has no end.
void refuse_links(const fs::path& index, const fs::path& generation) {
    require_type(index, generation, fs::file_type::directory);
    try {
        for (const fs::path& entry : entries_in(generation)) require_type(index, entry, fs::file_type::regular);
    } catch (const Error&) {
        if (fs::exists(generation)) throw;  // else a writer has just removed it
    }
}

// Returns the names of all generations, the newest first.
std::vector<std::string> generations_in(const fs::path& index) {
    std::vector<std::string> names;
    for (const fs::path& entry : entries_in(index))
        if (const std::string name = entry.filename().string(); is_generation_name(name)) names.push_back(name);
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return std::pair(a.size(), a) > std::pair(b.size(), b);
    });
    return names;
}

// Returns the name of the generation that CURRENT names, or an empty string if the folder is not an index or has no
// published generation yet. Throws Error (corrupt) if CURRENT is damaged, or if CURRENT is missing although there are
// generations and no writer holds the lock.
std::string current_name_of(const fs::path& index) {
    if (!fs::exists(index / current_name)) {
        // If there is a generation but no CURRENT, the index is damaged, unless a writer is publishing the first
        // generation.
        if (generations_in(index).empty() || is_locked(index)) return {};
        throw damaged(index, "'" + (index / current_name).string() + "' is missing");
    }
    require_type(index, index / current_name, fs::file_type::regular);
    const std::string stub = read_whole_file(index / current_name);
    const auto begin = std::min(stub_type.size(), stub.size());
    const std::string name = stub.substr(begin, stub.find('\n') - begin);
    if (!is_generation_name(name) || stub != stub_of(name))
        throw damaged(index, "'" + (index / current_name).string() + "' does not name a generation");
    return name;
}

// Removes all builds, and all generations except `current`, which is empty if no generation is published.
void remove_others(const fs::path& index, const std::string& current) {
    const unsigned long long published = current.empty() ? 0 : number_of(current);
    std::vector<fs::path> unpublished, replaced;
    for (const fs::path& entry : entries_in(index)) {
        const std::string name = entry.filename().string();
        if (is_temporary_name(name) || (is_generation_name(name) && number_of(name) > published))
            unpublished.push_back(entry);
        else if (is_generation_name(name) && name != current && !is_pinned(entry))
            replaced.push_back(entry);
    }
    for (const fs::path& path : unpublished) remove_tree(path);
    if (!replaced.empty()) sync_folder(index);  // else CURRENT could name a removed generation after a power loss
    for (const fs::path& path : replaced) remove_tree(path);
}

}  // namespace

bool is_locked(const fs::path& index) {
    const Descriptor lock(open((index / lock_name).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return lock.is_open() && flock(lock.number(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

Descriptor pin_generation(const fs::path& generation) {
    const fs::path table = pinned_file(generation);
    Descriptor pin(open(table.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    while (pin.is_open() && flock(pin.number(), LOCK_SH) != 0)
        if (errno != EINTR) pin.close();
    if (!pin.is_open()) throw Error(ErrorCode::io, "cannot lock '" + table.string() + "': " + system_cause(errno));
    return pin;
}

bool is_pinned(const fs::path& generation) {
    const Descriptor table(open(pinned_file(generation).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return table.is_open() && flock(table.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

fs::path current_file(const fs::path& index) { return index / current_name; }

bool holds_index(const fs::path& folder) {
    std::error_code error;  // set if the path is not a folder, or is not readable
    const IndexMarks marks = index_marks_of(folder, error);
    return !error && marks.are_complete();
}

fs::path current_generation(const fs::path& index) {
    if (!fs::is_directory(index))
        throw Error(ErrorCode::not_found, "there is no index '" + index.string() + "'; make it with kwic-indexer");
    const std::string name = current_name_of(index);
    if (name.empty())
        throw Error(ErrorCode::not_found, "'" + index.string() + "' is not a kwic index; make one with kwic-indexer");
    refuse_links(index, index / name);
    return index / name;
}

WriteLock::WriteLock(const fs::path& index, std::chrono::milliseconds wait, const std::stop_token& stop)
    : path_(index / lock_name) {
    make_folder(index);
    const bool is_own = fs::exists(index / lock_name) || fs::exists(index / current_name);
    for (const fs::path& entry : entries_in(index))
        if (!is_own || !is_own_name(entry.filename().string()))
            throw Error(
                ErrorCode::invalid_argument,
                "'" + index.string() + "' is not a kwic index and not empty: choose another folder for the index");
    file_ = Descriptor(open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666));
    if (!file_.is_open())
        throw Error(ErrorCode::io, "cannot write to '" + index.string() + "': " + system_cause(errno));
    constexpr std::chrono::milliseconds step(10);
    for (const auto start = std::chrono::steady_clock::now(); flock(file_.number(), LOCK_EX | LOCK_NB) != 0;) {
        const int cause = errno;
        if (cause == EINTR) continue;
        throw_if_stopped(stop);
        if (cause == EWOULDBLOCK && std::chrono::steady_clock::now() - start < wait) {
            std::this_thread::sleep_for(step);
            continue;
        }
        if (cause == EWOULDBLOCK)
            throw Error(ErrorCode::locked, "another writer is at work on the index '" + index.string() + "'");
        throw Error(ErrorCode::io, "cannot lock '" + path_.string() + "': " + system_cause(cause));
    }
}

bool WriteLock::is_in_place() const {
    struct stat held {
    }, found{};
    if (stat(path_.c_str(), &found) != 0) return errno != ENOENT && errno != ENOTDIR;
    return fstat(file_.number(), &held) != 0 || (held.st_dev == found.st_dev && held.st_ino == found.st_ino);
}

bool restore_current(const fs::path& index) {
    const auto generations = generations_in(index);
    try {
        const std::string current = current_name_of(index);
        if (current.empty() ? generations.empty() : fs::exists(index / current)) return true;
    } catch (const Error&) {  // CURRENT is damaged and is replaced below
    }
    for (const std::string& name : generations) {
        try {
            if (!compare_files(index / name, read_manifest(index / name, index)).empty()) continue;
        } catch (const Error&) {
            continue;
        }
        replace_file(index / current_name, stub_of(name));
        return true;
    }
    return false;
}

void sweep(const fs::path& index) {
    std::string current;
    try {
        current = current_name_of(index);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::corrupt) throw;
        return;  // any generation may be the published one
    }
    remove_others(index, current);
}

fs::path make_build_folder(const fs::path& index) {
    const fs::path folder = index / ("tmp-" + std::to_string(getpid()));
    remove_tree(folder);
    sync_folder(index);  // makes `lock` durable: WriteLock recognizes an unpublished index by this file
    fs::create_directory(folder);
    return folder;
}

fs::path publish(const fs::path& index, const fs::path& build) {
    const auto generations = generations_in(index);
    const auto last = generations.empty() ? 0 : number_of(generations.front());
    const fs::path generation = index / ("gen-" + std::to_string(last + 1));
    sync_all(build);
    fs::rename(build, generation);
    sync_folder(index);
    replace_file(index / current_name, stub_of(generation.filename().string()));
    sync_parent(index);  // the index folder itself may be new
    remove_others(index, generation.filename().string());
    return generation;
}

void mark_updating(const fs::path& generation) { replace_file(generation / updating_name, ""); }

void unmark_updating(const fs::path& generation) {
    fs::remove(generation / updating_name);
    sync_folder(generation);
}

bool is_marked_updating(const fs::path& generation) { return fs::exists(generation / updating_name); }

}  // namespace kwic
