// SPDX-License-Identifier: GPL-2.0-or-later
// Excludes holds the globs of --exclude and matches files and folders against them. A glob with a slash at its
// beginning or in its middle is matched against ids, which are paths relative to IndexWriter::root(). Any other glob is
// matched against the names of files and folders. A glob that ends with a slash matches only folders. `**` matches
// slashes; `*` matches a slash only if the glob also contains `**`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kwic::indexer {

class Excludes {
public:
    Excludes() = default;
    explicit Excludes(const std::vector<std::string>& globs);

    // Returns true if a glob matches the file or folder `id`. Ignores the folders above this file or folder.
    bool match(const std::string& id, bool folder) const;

    // Returns true if a glob matches the file or folder `id`, or one of the folders above this file or folder.
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
