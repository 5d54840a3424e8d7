// SPDX-License-Identifier: GPL-2.0-or-later
// FolderRules holds the patterns of the ignore files of a folder and of the folders above it. The ignore files are
// `.gitignore`, `.ignore` and `.kwicignore`; gitignore(5) describes their patterns. If files of different names
// disagree, `.kwicignore` is stronger than `.ignore`, and `.ignore` is stronger than `.gitignore`. Among files of one
// name, the file in the deeper folder is stronger. A `.gitignore` above the top folder of a Git repository has no
// effect in the repository.
#pragma once

#include "ignore_patterns.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kwic::indexer {

// The names of the ignore files, from the strongest to the weakest.
inline constexpr std::array<const char*, 3> ignore_file_names = {".kwicignore", ".ignore", ".gitignore"};

bool is_ignore_file(std::string_view name);

// The rules of a folder. Rules are not changed after they are made, and may be shared.
class FolderRules;
using SharedRules = std::shared_ptr<const FolderRules>;

// The function that receives the name of an ignore file that cannot be read, and the cause.
using IgnoreFileFailed = std::function<void(const char* name, const std::string& cause)>;

class FolderRules {
public:
    // Which ignore files a folder contains, and whether it contains an entry `.git`.
    struct Marks {
        std::array<bool, ignore_file_names.size()> files{};
        bool is_repository = false;

        void add(std::string_view name);
        bool any() const { return is_repository || files != std::array<bool, ignore_file_names.size()>{}; }
    };

    // Returns the rules of a folder: `above`, the rules of the folder that contains it, and the patterns of its own
    // ignore files. Returns `above` itself if the folder has no ignore files and is not a repository. `folder` is a
    // descriptor of the folder. match() makes the path of an id relative to the folder by replacing the first `cut`
    // bytes of the id with `prefix`. Calls `failed` for each ignore file that cannot be read.
    static SharedRules read(int folder, const Marks& marks, std::size_t cut, std::string prefix, SharedRules above,
                            const IgnoreFileFailed& failed);

    // Returns true if the ignore files ignore the file or folder `id`, false if one of them includes it with a `!`
    // pattern, and nothing if no pattern matches. Ignores the folders above this file or folder.
    std::optional<bool> match(const std::string& id, bool folder) const;

private:
    std::array<IgnorePatterns, ignore_file_names.size()> patterns_;
    bool is_repository_ = false;
    std::size_t cut_ = 0;
    std::string prefix_;
    SharedRules above_;
};

// Returns the rules for the entries of the folder `path` that come from the folders above it. `top` is `path` or a
// folder above it, at which the program began to index. Reads the ignore files of the folders from `top` to the parent
// of `path`; if `top` is in a Git repository, also of the folders from the top folder of this repository to `top`.
// `id_size` is the size of the id of `path`, including the slash that follows it, or 0 if the id is empty.
SharedRules rules_above(const std::filesystem::path& path, const std::filesystem::path& top, std::size_t id_size,
                        const IgnoreFileFailed& failed);

}  // namespace kwic::indexer
