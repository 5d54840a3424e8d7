// SPDX-License-Identifier: GPL-2.0-or-later
// Glob matches paths against one pattern of gitignore(5):
//
//     ?      one character except `/`
//     *      any number of characters except `/`
//     [a-z]  one character of a set except `/`; `[!a-z]`: one character outside of the set
//     **/    at the beginning and after a slash: any number of folders, also none
//     /**    at the end: everything below the folder
//     \*     the character `*` itself
//
// Glob is a class of its own because no library of Debian matches these patterns outside of a Git repository: fnmatch()
// has no `**`, and libgit2 reads its patterns only from repositories. The time of a match is proportional to the length
// of the pattern times the length of the path, whatever the pattern is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic::indexer {

class Glob {
public:
    // What a character of a pattern and of a path is. Git matches bytes, so that `?` does not match the two bytes of an
    // `é`. The globs of --exclude match code points; each byte that is not UTF-8 counts as a character.
    enum class Unit { byte, code_point };

    // Parses a pattern. A pattern that is not valid, such as one with an unfinished set, matches no path.
    Glob(std::string_view pattern, Unit unit);

    // Returns whether the pattern matches the complete `path`. The result is exact for paths without empty components.
    bool match(std::string_view path) const;

private:
    enum class Kind { one, any, set, star, folders, everything };

    // One step of the pattern. A step of the kinds star, folders and everything matches any number of characters.
    struct Step {
        Kind kind;
        char32_t unit = 0;                                    // one: the character
        bool negated = false;                                 // set: whether the set is negated
        std::vector<std::pair<char32_t, char32_t>> set = {};  // set: ranges of characters
    };

    static bool repeats(Kind kind) { return kind >= Kind::star; }
    static bool matches(const Step& step, char32_t unit);

    void parse(const std::u32string& pattern);
    std::size_t parse_set(const std::u32string& pattern, std::size_t at);
    std::size_t parse_stars(const std::u32string& pattern, std::size_t at);

    Unit unit_;
    bool is_valid_ = true;
    // Most patterns are names such as `build` or endings such as `*.o`. They are compared without steps.
    enum class Shape { literal, ending, steps };
    Shape shape_ = Shape::steps;
    std::string literal_;  // the name, or the ending without the asterisk
    std::vector<Step> steps_;
};

}  // namespace kwic::indexer
