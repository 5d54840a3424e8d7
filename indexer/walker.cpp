// SPDX-License-Identifier: GPL-2.0-or-later
// Implements walk() with a stack that contains the folders on the path to the current entry. Only the deepest 32
// folders on the stack stay open. When the walk returns to a closed folder, walk() opens this folder again through the
// entry `..` of the subfolder. If the entry `..` does not lead to the closed folder, the walk ends.
#include "walker.hpp"

#include "base/descriptor.hpp"
#include "base/index_marks.hpp"
#include "base/system_cause.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {
namespace {

constexpr int open_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr std::size_t max_open_folders = 32;

struct Entry {
    std::string name;
    bool folder;
};

// A folder on the path from the root of the walk to the current entry.
struct Level {
    Descriptor folder;
    dev_t device = 0;
    ino_t inode = 0;
    std::vector<Entry> entries;
    std::size_t next = 0;
    std::size_t parent_id = 0;  // length of the parent folder's id
    SharedRules rules;
};

bool is_folder(int parent, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat status {};
    // If fstatat() fails with an error other than ENOENT, the entry may be a folder whose documents must stay in the
    // index.
    if (fstatat(parent, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return errno != ENOENT;
    return S_ISDIR(status.st_mode);
}

// Reads the entries of a folder and sorts them by name. Returns 0, or the errno of a failure. After a failure,
// `entries` contains the entries that could be read.
int list(int folder, std::vector<Entry>& entries) {
    Descriptor copy(fcntl(folder, F_DUPFD_CLOEXEC, 3));
    if (!copy.is_open()) return errno;
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(fdopendir(copy.number()), closedir);
    if (!listing) return errno;
    copy.release();
    for (;;) {
        errno = 0;
        const dirent* entry = readdir(listing.get());
        if (!entry) break;
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") entries.push_back({std::string(name), is_folder(folder, *entry)});
    }
    const int error = errno;
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return error;
}

bool looks_like_index(const std::vector<Entry>& entries) {
    IndexMarks marks;
    for (const Entry& entry : entries) marks.add(entry.name, entry.folder);
    return marks.are_complete();
}

class Walk {
public:
    Walk(const WalkOptions& options, const FileFound& found, const FolderSkipped& skipped, const SharedRules& above)
        : options_(options), found_(found), skipped_(skipped), above_(above) {}

    bool run(const std::filesystem::path& folder, const std::string& id) {
        id_ = id;
        enter(AT_FDCWD, folder.c_str(), 0);
        while (!levels_.empty()) {
            Level& level = levels_.back();
            if (level.next < level.entries.size()) {
                visit(level, level.entries[level.next++]);
            } else {
                leave();
            }
        }
        return complete_;
    }

private:
    void visit(const Level& level, const Entry& entry) {
        const std::size_t parent_id = id_.size();
        if (!id_.empty()) id_ += '/';
        id_ += entry.name;
        if (!leaves_out(options_, level.rules, entry.name, id_, entry.folder)) {
            if (entry.folder) {
                // enter() may invalidate `level`. If enter() succeeds, leave() shortens `id_` later.
                if (enter(level.folder.number(), entry.name.c_str(), parent_id)) return;
            } else {
                found_({level.folder.number(), entry.name, id_, level.rules});
            }
        }
        id_.resize(parent_id);
    }

    bool enter(int parent, const char* name, std::size_t parent_id) {
        Level level;
        level.parent_id = parent_id;
        level.folder = Descriptor(openat(parent, name, open_flags));
        struct stat status {};
        if (!level.folder.is_open() || fstat(level.folder.number(), &status) != 0) return skip(errno);
        level.device = status.st_dev;
        level.inode = status.st_ino;
        if (options_.visited && !options_.visited->emplace(level.device, level.inode).second) return false;
        if (options_.entered) options_.entered(level.folder.number(), id_);
        if (const int error = list(level.folder.number(), level.entries)) skip(error);
        if (looks_like_index(level.entries)) return false;
        level.rules = rules_of(level);
        if (options_.listed) options_.listed(id_, level.rules);
        levels_.push_back(std::move(level));
        if (levels_.size() > max_open_folders) levels_[levels_.size() - 1 - max_open_folders].folder.close();
        return true;
    }

    SharedRules rules_of(const Level& level) {
        const SharedRules& above = levels_.empty() ? above_ : levels_.back().rules;
        if (!options_.ignore_files) return above;
        FolderRules::Marks marks;
        for (const Entry& entry : level.entries) marks.add(entry.name);
        const std::size_t cut = id_.empty() ? 0 : id_.size() + 1;
        return FolderRules::read(level.folder.number(), marks, cut, {}, above,
                                 [&](const char* name, const std::string& cause) {
                                     skipped_(id_.empty() ? name : id_ + '/' + name, cause);
                                 });
    }

    void leave() {
        const Level child = std::move(levels_.back());
        levels_.pop_back();
        if (levels_.empty()) return;
        id_.resize(child.parent_id);
        Level& parent = levels_.back();
        if (parent.folder.is_open()) return;
        parent.folder = Descriptor(openat(child.folder.number(), "..", open_flags));
        struct stat status {};
        if (parent.folder.is_open() && fstat(parent.folder.number(), &status) == 0 && status.st_dev == parent.device &&
            status.st_ino == parent.inode) {
            return;
        }
        // The walk cannot read the remaining entries of this folder and of the folders above it.
        complete_ = false;
        skipped_(id_, "moved while it was read");
        levels_.clear();
    }

    bool skip(int error) {
        if (error == ENOMEM) throw std::bad_alloc();  // the folder is not the cause
        if (error != ENOENT) complete_ = false;
        skipped_(id_, error == ENOENT ? vanished : system_cause(error));
        return false;
    }

    const WalkOptions& options_;
    const FileFound& found_;
    const FolderSkipped& skipped_;
    const SharedRules& above_;
    std::vector<Level> levels_;
    std::string id_;  // id of the folder at the top of the stack, or of the current entry in it
    bool complete_ = true;
};

}  // namespace

bool leaves_out(const WalkOptions& options, const SharedRules& rules, const std::string& name, const std::string& id,
                bool folder) {
    // The globs come first, so that a glob that matches a hidden folder counts as used.
    const std::optional<bool> excluded = options.excludes.match(id, folder);
    if (name[0] == '.' && (!options.hidden || name == ".kwic")) return true;
    if (options.excluded_ids.contains(id)) return true;
    if (excluded) return *excluded;
    return rules && rules->match(id, folder).value_or(false);
}

bool walk(const std::filesystem::path& folder, const std::string& id, const WalkOptions& options,
          const FileFound& found, const FolderSkipped& skipped, const SharedRules& above) {
    return Walk(options, found, skipped, above).run(folder, id);
}

}  // namespace kwic::indexer
