// SPDX-License-Identifier: GPL-2.0-or-later
// Excludes: the globs of --exclude. An id (a path relative to the index's root) -> whether it is left out.
// A glob without a slash is for the names of files and folders, one with a slash for their ids; a slash at
// the end is for folders only. `*` does not cross a slash, `**` does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic::indexer {

class Excludes {
public:
    Excludes() = default;
    explicit Excludes(const std::vector<std::string>& globs);

    // Whether this file or folder itself is left out; the folders above it are not looked at.
    bool match(const std::string& id, bool folder) const;

    // Whether it or a folder above it is.
    bool match_with_parents(const std::string& id, bool folder) const;

private:
    struct Glob {
        std::string pattern;
        bool whole_id;
        bool folders_only;
        int flags;
    };
    std::vector<Glob> globs_;
};

}  // namespace kwic::indexer
