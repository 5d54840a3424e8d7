// SPDX-License-Identifier: GPL-2.0-or-later
// Looks at what is there now of all that has changed.
#include "selection.hpp"

#include <kwic/index_files.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_gone(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

class Selection {
public:
    Selection(const Inputs& all, const fs::path& root) : all_(all), root_(root) {
        selected_.pass_over = all.pass_over;
        for (const Input& input : all.list) given_.insert(input.id);
    }

    Inputs everything() {
        for (const Input& input : all_.list) {
            if (!input.folder || is_folder(input.path)) add(input.id, input.path);
        }
        return std::move(selected_);
    }

    Inputs only(const std::set<std::string>& ids) {
        std::set<std::string> wanted;
        for (const std::string& id : ids) wanted.insert(to_look_at(id));
        for (const std::string& id : wanted) {
            if (!has_folder_in(wanted, id)) add(id, path_of(id));
        }
        return std::move(selected_);
    }

private:
    fs::path path_of(const std::string& id) const { return (root_ / id).lexically_normal(); }

    // The folder above, where the path is too long for the system or where an index has come to be.
    std::string to_look_at(std::string id) const {
        while (path_of(id).native().size() >= PATH_MAX) id = folder_of(id);
        if (given_.contains(id)) return id;
        const fs::path folder = path_of(id).parent_path();
        std::error_code ignored;
        return fs::exists(folder / "CURRENT", ignored) && holds_index(folder) ? folder_of(id) : id;
    }

    // Inputs of their own are passed over by the walk of a folder above.
    bool has_folder_in(const std::set<std::string>& ids, std::string id) const {
        while (!id.empty() && !id.ends_with("..") && !given_.contains(id)) {
            id = folder_of(id);
            if (ids.contains(id)) return true;
        }
        return false;
    }

    void add(const std::string& id, const fs::path& path) {
        if (!is_gone(path)) {
            selected_.list.push_back({path, id, is_folder(path)});
        } else if (is_folder(path.parent_path())) {
            selected_.gone.push_back(id);
        }
    }

    const Inputs& all_;
    const fs::path& root_;
    std::set<std::string> given_;
    Inputs selected_;
};

}  // namespace

Inputs select_inputs(const Inputs& all, const fs::path& root, const ChangeSet& changes) {
    Selection selection(all, root);
    return changes.everything ? selection.everything() : selection.only(changes.ids);
}

}  // namespace kwic::indexer
