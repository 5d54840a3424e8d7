// SPDX-License-Identifier: GPL-2.0-or-later
// Translates inotify events into the ids of changed files and folders, and maintains the table of watched folders.
#include "changes.hpp"

#include "base/descriptor.hpp"
#include "base/index_marks.hpp"
#include "base/system_cause.hpp"

#include <sys/inotify.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace kwic::indexer {
namespace {

// IN_ATTRIB reports changes of the times and of the permissions. Updates compare the times with the index, and new
// permissions can make a skipped file readable.
constexpr unsigned events_of_interest = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY |
                                        IN_CLOSE_WRITE | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;

std::optional<std::pair<dev_t, ino_t>> identity_of(const std::filesystem::path& folder) {
    struct stat status {};
    if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return std::nullopt;
    return std::pair(status.st_dev, status.st_ino);
}

std::string watch_failure_cause(int error) {
    if (error == ENOSPC) return "the limit fs.inotify.max_user_watches is reached";
    if (error == EMFILE) return "the limit fs.inotify.max_user_instances is reached";
    return system_cause(error);
}

}  // namespace

std::string folder_of(const std::string& id) {
    const std::size_t slash = id.rfind('/');
    return slash == std::string::npos ? std::string() : id.substr(0, slash);
}

Changes::Changes(const Inputs& inputs, WalkOptions options) : options_(std::move(options)) {
    for (const Input& input : inputs.list) {
        (input.folder ? input_folder_ids_ : input_file_ids_).insert(input.id);
        const auto path = input.folder ? input.path : input.path.parent_path();
        input_folders_.push_back({path, identity_of(path)});
    }
    pending_.everything = true;
    restart();
}

void Changes::restart() {
    folders_.clear();
    watch_numbers_.clear();
    watch_failure_.clear();
    events_.close();
    events_ = Descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!events_.is_open()) watch_failure_ = watch_failure_cause(errno);
}

void Changes::add(ChangeSet set) {
    pending_.everything |= set.everything;
    pending_.ids.merge(set.ids);
}

bool Changes::check_input_folders() {
    bool moved = false;
    for (InputFolder& folder : input_folders_) {
        const auto identity = identity_of(folder.path);
        if (identity == folder.identity) continue;
        folder.identity = identity;
        moved = true;
    }
    pending_.everything |= moved;
    return moved;
}

// Watches the folder through the path of its descriptor in /proc. The path in /proc always leads to the open folder,
// even if the path of the folder is too long for the system.
void Changes::watch(int folder, const std::string& id, bool walked) {
    if (!events_.is_open()) return;
    const std::string path = "/proc/self/fd/" + std::to_string(folder);
    const int number = inotify_add_watch(events_.number(), path.c_str(), events_of_interest);
    if (number < 0) {
        if (watch_failure_.empty()) watch_failure_ = watch_failure_cause(errno);
        return;
    }
    // After folders were moved, a watched folder can have a new id, and its old id can belong to another folder.
    if (const auto other = watch_numbers_.find(id); other != watch_numbers_.end() && other->second != number)
        forget(other);
    const auto [known, is_new] = folders_.try_emplace(number, Folder{id, walked});
    if (!is_new && known->second.id != id) {
        watch_numbers_.erase(known->second.id);
        known->second = {id, walked};
    }
    known->second.walked |= walked;
    watch_numbers_[id] = number;
}

void Changes::set_rules(const std::string& id, const SharedRules& rules) {
    if (const auto watched = watch_numbers_.find(id); watched != watch_numbers_.end())
        folders_.at(watched->second).rules = rules;
}

void Changes::forget(std::map<std::string, int>::iterator watched) {
    inotify_rm_watch(events_.number(), watched->second);
    folders_.erase(watched->second);
    watch_numbers_.erase(watched);
}

void Changes::forget(const std::string& id) {
    if (const auto itself = watch_numbers_.find(id); itself != watch_numbers_.end()) forget(itself);
    const std::string below = id + '/';
    for (auto next = watch_numbers_.lower_bound(below); next != watch_numbers_.end() && next->first.starts_with(below);)
        forget(next++);
}

bool Changes::read() {
    alignas(inotify_event) std::array<char, 32 << 10> buffer;
    const ssize_t size = ::read(events_.number(), buffer.data(), buffer.size());
    bool matters = false;
    for (ssize_t offset = 0; offset < size;) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + offset, sizeof event);
        offset += static_cast<ssize_t>(sizeof event);
        matters |= handle_event(event.wd, event.mask, event.len ? buffer.data() + offset : "");
        offset += event.len;
    }
    return matters;
}

bool Changes::handle_event(int number, unsigned mask, const std::string& name) {
    if (mask & IN_Q_OVERFLOW) return pending_.everything = true;
    const auto known = folders_.find(number);
    if (known == folders_.end()) return false;
    const Folder folder = known->second;
    const auto folder_changed = [&] {
        if (!folder.walked || input_folder_ids_.contains(folder.id)) return pending_.everything = true;
        pending_.ids.insert(folder.id);
        return true;
    };
    if (mask & IN_IGNORED) {  // the folder was deleted or unmounted, and its watch descriptor is released
        folders_.erase(known);
        watch_numbers_.erase(folder.id);
        return folder_changed();
    }
    if (name.empty()) return folder_changed();
    const std::string id = folder.id.empty() ? name : folder.id + '/' + name;
    if (!input_file_ids_.contains(id)) {
        if (!folder.walked) return false;
        if (options_.ignore_files && (is_ignore_file(name) || name == ".git")) return folder_changed();
        if (leaves_out(options_, folder.rules, name, id, mask & IN_ISDIR)) return false;
        // Behind a symbolic link, an id does not show which other ids the change affects.
        if (options_.follow) return pending_.everything = true;
        if (name == current_name) return folder_changed();  // the file CURRENT marks an index, and walks skip indexes
    }
    pending_.ids.insert(id);
    return true;
}

}  // namespace kwic::indexer
