// SPDX-License-Identifier: GPL-2.0-or-later
// IgnorePatterns is a list of patterns of gitignore(5). The last pattern that matches a file or folder decides: an
// ordinary pattern ignores it, and a pattern that begins with `!` includes it again. A pattern with a slash at its
// beginning or in its middle is compared with paths relative to the folder of the list. Any other pattern is compared
// with the names of files and folders. A pattern that ends with a slash matches only folders.
#pragma once

#include "glob.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic::indexer {

class IgnorePatterns {
public:
    explicit IgnorePatterns(Glob::Unit unit = Glob::Unit::byte) : unit_(unit) {}

    // Adds the patterns of an ignore file, one on each line. Skips blank lines and lines that begin with `#`, and drops
    // trailing spaces that no backslash precedes.
    void add_lines(std::string_view text);

    // Adds one pattern.
    void add(std::string_view pattern);

    bool empty() const { return rules_.empty(); }
    std::size_t size() const { return rules_.size(); }

    // Returns the index of the last pattern that matches `path`, or nothing. `path` is relative to the folder of the
    // list. Ignores the folders above the file or folder `path`.
    std::optional<std::size_t> find(std::string_view path, bool folder) const;

    // Returns true if the list ignores `path`, false if a `!` pattern includes it, and nothing if no pattern matches.
    std::optional<bool> match(std::string_view path, bool folder) const;

    // Returns whether the pattern with this index begins with `!`.
    bool includes(std::size_t index) const { return rules_[index].includes; }

private:
    struct Rule {
        Glob glob;
        bool includes;
        bool folders_only;
        bool names;  // the pattern is compared with names, not with paths
    };

    Glob::Unit unit_;
    std::vector<Rule> rules_;
};

}  // namespace kwic::indexer
