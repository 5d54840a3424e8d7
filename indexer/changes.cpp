// SPDX-License-Identifier: GPL-2.0-or-later
// Events of inotify, and the folders that they are about.
#include "changes.hpp"

#include "base/descriptor.hpp"
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

// IN_ATTRIB: also new times and rights. Times are part of a file's stamp.
constexpr unsigned events_of_interest = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY |
                                        IN_CLOSE_WRITE | IN_ATTRIB | IN_ONLYDIR | IN_EXCL_UNLINK;

std::optional<std::pair<dev_t, ino_t>> identity_of(const std::filesystem::path& folder) {
    struct stat status {};
    if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return std::nullopt;
    return std::pair(status.st_dev, status.st_ino);
}

std::string cause_of_gap(int error) {
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
        (input.folder ? folders_given_ : files_given_).insert(input.id);
        const auto path = input.folder ? input.path : input.path.parent_path();
        places_.push_back({path, identity_of(path)});
    }
    set_.everything = true;
    restart();
}

void Changes::restart() {
    folders_.clear();
    numbers_.clear();
    gap_.clear();
    events_.close();
    events_ = Descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!events_.is_open()) gap_ = cause_of_gap(errno);
}

void Changes::give_back(ChangeSet set) {
    set_.everything |= set.everything;
    set_.ids.merge(set.ids);
}

bool Changes::check_places() {
    bool moved = false;
    for (Place& place : places_) {
        const auto identity = identity_of(place.path);
        if (identity == place.identity) continue;
        place.identity = identity;
        moved = true;
    }
    set_.everything |= moved;
    return moved;
}

// The descriptor's name in /proc serves folders however long their path is, and cannot lead elsewhere meanwhile.
void Changes::watch(int folder, const std::string& id, bool walked) {
    if (!events_.is_open()) return;
    const std::string path = "/proc/self/fd/" + std::to_string(folder);
    const int number = inotify_add_watch(events_.number(), path.c_str(), events_of_interest);
    if (number < 0) {
        if (gap_.empty()) gap_ = cause_of_gap(errno);
        return;
    }
    // It may have been known by another id before it was moved, and another folder by this one.
    if (const auto other = numbers_.find(id); other != numbers_.end() && other->second != number) forget(other);
    const auto [known, is_new] = folders_.try_emplace(number, Folder{id, walked});
    if (!is_new && known->second.id != id) {
        numbers_.erase(known->second.id);
        known->second = {id, walked};
    }
    known->second.walked |= walked;
    numbers_[id] = number;
}

void Changes::forget(std::map<std::string, int>::iterator watched) {
    inotify_rm_watch(events_.number(), watched->second);
    folders_.erase(watched->second);
    numbers_.erase(watched);
}

void Changes::forget(const std::string& id) {
    if (const auto itself = numbers_.find(id); itself != numbers_.end()) forget(itself);
    const std::string below = id + '/';
    for (auto next = numbers_.lower_bound(below); next != numbers_.end() && next->first.starts_with(below);)
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
        matters |= take_in(event.wd, event.mask, event.len ? buffer.data() + offset : "");
        offset += event.len;
    }
    return matters;
}

bool Changes::take_in(int number, unsigned mask, const std::string& name) {
    if (mask & IN_Q_OVERFLOW) return set_.everything = true;
    const auto known = folders_.find(number);
    if (known == folders_.end()) return false;
    const Folder folder = known->second;
    const auto folder_changed = [&] {
        if (!folder.walked || folders_given_.contains(folder.id)) return set_.everything = true;
        set_.ids.insert(folder.id);
        return true;
    };
    if (mask & IN_IGNORED) {  // deleted or unmounted: the number is free
        folders_.erase(known);
        numbers_.erase(folder.id);
        return folder_changed();
    }
    if (name.empty()) return folder_changed();
    const std::string id = folder.id.empty() ? name : folder.id + '/' + name;
    if (!files_given_.contains(id)) {
        if (!folder.walked || leaves_out(options_, name, id, mask & IN_ISDIR)) return false;
        if (name == "CURRENT") return folder_changed();  // which becomes an index, or ceases to be one
    }
    set_.ids.insert(id);
    return true;
}

}  // namespace kwic::indexer
