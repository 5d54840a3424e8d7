// SPDX-License-Identifier: GPL-2.0-or-later
// The names of files, and the files whose title is their name.
#pragma once

#include <string>
#include <string_view>

namespace kwic {

// Returns the name of the file with this path without a final `.gz` or `.zst` if another extension precedes this
// ending: `story.txt` for `a/story.txt.gz`, but `story.gz` for `a/story.gz`.
std::string_view uncompressed_name(std::string_view path);

// Returns uncompressed_name() as valid UTF-8: the title of a file that is_titled_by_name().
std::string name_title(std::string_view path);

// Returns whether the title of a file is its name, because the first lines of such files are licenses, commands or
// records: source code, settings, tables of values, licenses and logs, which are recognized by their names; and
// scripts, which are recognized by `#!` at the beginning of `head`, the head of the text.
bool is_titled_by_name(std::string_view path, std::string_view head);

}  // namespace kwic
