// SPDX-License-Identifier: GPL-2.0-or-later
// Checks which of the changed paths still exist.
#include "selection.hpp"

#include "base/index_marks.hpp"

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
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_removed(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

class Selection {
public:
    Selection(const Inputs& all, const fs::path& root) : all_(all), root_(root) {
        selected_.excluded_ids = all.excluded_ids;
        for (const Input& input : all.list) input_ids_.insert(input.id);
    }

    Inputs everything() {
        for (const Input& input : all_.list) {
            if (!input.folder || is_folder(input.path)) add(input.id, input.path);
        }
        return std::move(selected_);
    }

    Inputs only(const std::set<std::string>& ids) {
        std::set<std::string> wanted;
        for (const std::string& id : ids) wanted.insert(id_to_compare(id));
        for (const std::string& id : wanted) {
            if (!is_below_any(wanted, id)) add(id, path_of(id));
        }
        return std::move(selected_);
    }

private:
    fs::path path_of(const std::string& id) const { return (root_ / id).lexically_normal(); }

    // Returns the id of the file or folder that the update compares with the index when `id` has changed. The result is
    // usually `id`. If the path of `id` is too long for the system, returns the id of the nearest folder above `id`
    // whose path is not too long. If the folder that contains `id` has become an index, returns the id of that folder.
    std::string id_to_compare(std::string id) const {
        while (path_of(id).native().size() >= PATH_MAX) id = folder_of(id);
        if (input_ids_.contains(id)) return id;
        const fs::path folder = path_of(id).parent_path();
        std::error_code ignored;
        return fs::exists(folder / current_name, ignored) && holds_index(folder) ? folder_of(id) : id;
    }

    // Returns true if a folder in `ids` is above `id` and a walk through this folder can reach `id`. A walk does not
    // reach the inputs below the folder in which the walk begins; see Inputs::excluded_ids.
    bool is_below_any(const std::set<std::string>& ids, std::string id) const {
        while (!id.empty() && !id.ends_with("..") && !input_ids_.contains(id)) {
            id = folder_of(id);
            if (ids.contains(id)) return true;
        }
        return false;
    }

    // Returns the input whose walk reaches `id`, or the end of the list if there is none.
    std::vector<Input>::const_iterator input_of(std::string id) const {
        while (!input_ids_.contains(id) && !id.empty()) id = folder_of(id);
        return std::find_if(all_.list.begin(), all_.list.end(), [&](const Input& input) { return input.id == id; });
    }

    void add(const std::string& id, const fs::path& path) {
        if (!is_removed(path)) {
            const auto input = input_of(id);
            const bool is_part = input != all_.list.end() && input->id != id;
            selected_.list.push_back(
                {path, id, is_folder(path), input == all_.list.end() ? path : input->top, is_part});
        } else if (is_folder(path.parent_path())) {
            selected_.removed_ids.push_back(id);
        }
    }

    const Inputs& all_;
    const fs::path& root_;
    std::set<std::string> input_ids_;
    Inputs selected_;
};

}  // namespace

Inputs select_inputs(const Inputs& all, const fs::path& root, const ChangeSet& changes) {
    Selection selection(all, root);
    return changes.everything ? selection.everything() : selection.only(changes.ids);
}

}  // namespace kwic::indexer
