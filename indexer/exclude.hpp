// SPDX-License-Identifier: GPL-2.0-or-later
// Excludes holds the globs of --exclude. They are patterns of gitignore(5) relative to the root folder, with these
// additions: `./x` is `/x`, `{a,b}` stands for a glob with `a` and a glob with `b`, and `?`, `*` and sets match
// characters instead of bytes.
#pragma once

#include "ignore_patterns.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kwic::indexer {

class Excludes {
public:
    Excludes() = default;

    // Throws Error (invalid_argument) if the alternatives of a glob stand for more than 1,000 globs.
    explicit Excludes(const std::vector<std::string>& globs);

    // Returns true if the globs exclude the file or folder `id`, false if a glob that begins with `!` includes it, and
    // nothing if no glob matches. Ignores the folders above this file or folder. Marks the glob that decides as used;
    // therefore, an object must be used by one thread at a time.
    std::optional<bool> match(const std::string& id, bool folder) const;

    // Returns true if the globs exclude the file or folder `id`, or one of the folders above this file or folder.
    bool match_with_parents(const std::string& id, bool folder) const;

    // Returns the globs that have decided about no file or folder, in their order.
    std::vector<std::string> unused() const;

private:
    IgnorePatterns patterns_{Glob::Unit::code_point};
    std::vector<std::size_t> glob_of_;  // the glob from which the pattern with the same index was made
    std::vector<std::string> globs_;
    mutable std::vector<char> used_;
};

}  // namespace kwic::indexer
