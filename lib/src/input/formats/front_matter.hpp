// SPDX-License-Identifier: GPL-2.0-or-later
// Reads the front matter of a text: lines of YAML or TOML at the beginning, which state the title and other fields.
#pragma once

#include <kwic/document.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

struct FrontMatter {
    std::size_t size = 0;    // in bytes, with the lines that enclose the front matter; 0 if the text has none
    std::string title = {};  // the value of `title`
    std::string date = {};   // the value of `date`, or else of `published`, `pubdate`, `publishdate` or `created`
    // The other values, in their order. The name of a nested value has the names around it, as in `author.name`. Each
    // element of a list is a value. Values that are null or empty are omitted.
    std::vector<Field> fields = {};
};

// Reads the front matter of a text that begins with a line `---` (YAML, which ends with `---` or `...`) or `+++`
// (TOML). Accepts any text. If the lines are not YAML or TOML, each value is read by itself: a value that is still not
// of the format, such as `a: b` without quotation marks, is a string as it is written, and a line without a key has no
// value. Strings that are written as numbers or booleans without quotation marks become such values. Time and memory
// are linear in the size of the front matter, which is at most 64 KiB; at most 1000 values are read.
FrontMatter read_front_matter(std::string_view text);

// These functions read lines of YAML or TOML, and return their values. They omit values that are nested in more than 16
// mappings or lists.
std::vector<Field> read_yaml(std::string_view lines);
std::vector<Field> read_toml(std::string_view lines);

// Returns a value that is written without quotation marks: a boolean, a number, or else a string.
FieldValue plain_value(std::string_view text);

// Returns a value that is not of its format as it is written: in one line, and without comments, which begin with `#`
// after a space.
std::string written_value(std::string_view text);

// Returns `text` without the spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace kwic
