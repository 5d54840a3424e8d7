// SPDX-License-Identifier: GPL-2.0-or-later
// Resolves the PATHs of the command line to inputs. A walk makes the id of a subfolder by appending the name of the
// subfolder to the id of its parent folder. This rule fails if a PATH is above the root folder. For example, the
// folders from a PATH with the id `../..` down to the root folder have the ids `../..`, `..` and the empty id.
// Therefore each of these folders becomes a separate input.
#include "inputs.hpp"

#include "base/system_cause.hpp"

#include <kwic/error.hpp>
#include <kwic/index_files.hpp>

#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace kwic::indexer {
namespace {

namespace fs = std::filesystem;

std::string id_of(const fs::path& path, const fs::path& root) {
    const std::string id = path.lexically_relative(root).string();
    return id == "." ? std::string() : id;
}

// Returns the id that a walk through the parent folder gives to `path`.
std::string id_in_parent(const fs::path& path, const fs::path& root) {
    const std::string parent = id_of(path.parent_path(), root);
    return parent.empty() ? path.filename().string() : parent + '/' + path.filename().string();
}

bool is_within(const fs::path& path, const fs::path& folder) {
    const auto relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

bool is_absent(const std::error_code& error) {
    return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

[[noreturn]] void refuse(const fs::path& path, const std::error_code& error) {
    throw Error(is_absent(error) ? ErrorCode::not_found : ErrorCode::io,
                "cannot index '" + path.string() + "': " + system_cause(error.value()));
}

// Returns true if `path` is a folder, and false if `path` is another kind of file or does not exist. Throws Error if
// the kind of the file cannot be determined, because treating a folder as a file would remove the documents of the
// folder from the index.
bool is_folder(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::none) refuse(path, error);
    return fs::is_directory(status);
}

}  // namespace

fs::path canonical_path(const fs::path& path) {
    std::error_code error;
    auto canonical = fs::canonical(path, error);
    if (error) refuse(path, error);
    return canonical;
}

fs::path future_path(const fs::path& path) {
    std::error_code error;
    auto future = fs::weakly_canonical(fs::absolute(path), error);
    if (error)
        throw Error(ErrorCode::io, "cannot reach the index '" + path.string() + "': " + system_cause(error.value()));
    return future.has_filename() ? future : future.parent_path();  // without a final slash
}

void refuse_index_folders(const std::vector<fs::path>& paths, const fs::path& index) {
    for (const fs::path& path : paths) {
        if (!is_within(path, future_path(index)) && !holds_index(path)) continue;
        throw Error(ErrorCode::invalid_argument, "cannot index '" + path.string() + "': it belongs to an index");
    }
}

fs::path canonical_root(const fs::path& root, const fs::path& index) {
    std::error_code error;
    auto canonical = fs::canonical(root, error);
    if (!error) return canonical;
    if (is_absent(error)) return root.lexically_normal();
    throw Error(ErrorCode::io, "the root folder '" + root.string() + "' of the index '" + index.string() +
                                   "' cannot be reached: " + system_cause(error.value()));
}

std::vector<std::string> ids_of(const fs::path& path, const fs::path& root) {
    std::vector<std::string> ids = {id_of(path, root)};
    if (is_within(root, path))
        for (fs::path between = root; between != path; between = between.parent_path())
            ids.push_back(id_of(between, root));
    return ids;
}

Inputs plan_inputs(const std::vector<fs::path>& paths, const fs::path& root, const fs::path& index) {
    Inputs inputs;
    inputs.excluded_ids.insert(id_in_parent(future_path(index), root));

    std::set<fs::path> planned;
    const auto add = [&](const fs::path& path, const fs::path& top) {
        if (!planned.insert(path).second) return;
        inputs.list.push_back({path, id_of(path, root), is_folder(path), top});
        inputs.excluded_ids.insert(id_in_parent(path, root));
    };
    for (const fs::path& path : paths) {
        add(path, path);
        if (!is_within(root, path)) continue;
        for (fs::path between = root; between != path; between = between.parent_path()) {
            if (is_folder(between)) add(between, path);
        }
    }
    return inputs;
}

}  // namespace kwic::indexer
