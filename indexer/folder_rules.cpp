// SPDX-License-Identifier: GPL-2.0-or-later
#include "folder_rules.hpp"

#include "base/descriptor.hpp"
#include "base/system_cause.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

constexpr const char* repository_mark = ".git";
constexpr std::size_t max_ignore_file = 1u << 20;  // bytes; Git's own limit is 100 MB

// Reads the ignore file `name` into `text`. Returns an empty string, or the cause of a failure. Like Git, does not
// follow a symbolic link.
std::string read_ignore_file(int folder, const char* name, std::string& text) {
    const Descriptor file(openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    struct stat status {};
    if (!file.is_open() || fstat(file.number(), &status) != 0) return errno == ENOENT ? "" : system_cause(errno);
    if (!S_ISREG(status.st_mode)) return "not a regular file";
    text.resize(max_ignore_file + 1);
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = ::read(file.number(), text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_cause(errno);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size > max_ignore_file) return "too large (over 1 MB)";
    text.resize(size);
    return {};
}

bool is_above(const fs::path& folder, const fs::path& path) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != ".." && *relative.begin() != ".";
}

// Returns the nearest folder with an entry `.git` at or above `path`, or `path` itself if there is none.
fs::path repository_of(const fs::path& path) {
    for (fs::path folder = path;; folder = folder.parent_path()) {
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(folder / repository_mark, ignored))) return folder;
        if (folder == folder.parent_path()) return path;
    }
}

FolderRules::Marks marks_of(int folder) {
    FolderRules::Marks marks;
    const auto has = [&](const char* name) { return faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0; };
    for (const char* name : ignore_file_names)
        if (has(name)) marks.add(name);
    if (has(repository_mark)) marks.add(repository_mark);
    return marks;
}

}  // namespace

bool is_ignore_file(std::string_view name) {
    return std::find(ignore_file_names.begin(), ignore_file_names.end(), name) != ignore_file_names.end();
}

void FolderRules::Marks::add(std::string_view name) {
    for (std::size_t i = 0; i < files.size(); ++i) files[i] |= name == ignore_file_names[i];
    is_repository |= name == repository_mark;
}

SharedRules FolderRules::read(int folder, const Marks& marks, std::size_t cut, std::string prefix, SharedRules above,
                              const IgnoreFileFailed& failed) {
    if (!marks.any()) return above;
    const auto rules = std::make_shared<FolderRules>();
    rules->is_repository_ = marks.is_repository;
    rules->cut_ = cut;
    rules->prefix_ = std::move(prefix);
    rules->above_ = std::move(above);
    for (std::size_t i = 0; i < marks.files.size(); ++i) {
        if (!marks.files[i]) continue;
        std::string text;
        const std::string cause = read_ignore_file(folder, ignore_file_names[i], text);
        if (cause.empty())
            rules->patterns_[i].add_lines(text);
        else
            failed(ignore_file_names[i], cause);
    }
    return rules;
}

std::optional<bool> FolderRules::match(const std::string& id, bool folder) const {
    constexpr std::size_t git = ignore_file_names.size() - 1;
    std::string path;
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        for (const FolderRules* rules = this; rules; rules = rules->above_.get()) {
            if (!rules->patterns_[i].empty()) {
                path.assign(rules->prefix_).append(id, rules->cut_);
                if (const auto match = rules->patterns_[i].match(path, folder)) return match;
            }
            if (i == git && rules->is_repository_) break;
        }
    }
    return std::nullopt;
}

SharedRules rules_above(const fs::path& path, const fs::path& top, std::size_t id_size,
                        const IgnoreFileFailed& failed) {
    const fs::path begin = repository_of(top);
    std::vector<fs::path> folders;
    for (fs::path folder = path; folder != begin && is_above(begin, folder);) {
        folder = folder.parent_path();
        folders.push_back(folder);
    }
    SharedRules rules;
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
        const Descriptor opened(open(folder->c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        if (!opened.is_open()) continue;  // the walk or the file itself reports the failure
        std::string prefix = path.lexically_relative(*folder).string() + '/';
        rules =
            FolderRules::read(opened.number(), marks_of(opened.number()), id_size, std::move(prefix), rules, failed);
    }
    return rules;
}

}  // namespace kwic::indexer
