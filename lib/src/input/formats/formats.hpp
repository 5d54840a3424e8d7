// SPDX-License-Identifier: GPL-2.0-or-later
// The formats of files that kwic reads in another way than plain text. CONTRIBUTING.md describes how to add a format.
#pragma once

#include "input/formats/reading.hpp"

#include <string>
#include <string_view>

namespace kwic {

// A reader is a pure function: its result depends only on the text, which is UTF-8. Readers accept any text.
struct FileFormat {
    std::string_view name;
    // Returns whether a file has the format. `extension` is that of file_extension(), and `head` the first
    // format_head_bytes of its text.
    bool (*matches)(std::string_view extension, std::string_view head);
    Reading (*read)(std::string_view text);
};

// Number of bytes at the beginning of a text from which its format is recognized.
inline constexpr std::size_t format_head_bytes = 4096;

// Returns the format of a file with the given path and text, or null if the file is read as plain text.
const FileFormat* file_format(std::string_view path, std::string_view text);

// Returns the extension of a file in small letters, without the full stop. Ignores the extension of a compressed file
// if another extension precedes it, and the `~` of a copy. Returns an empty string for a file without an extension.
std::string file_extension(std::string_view path);

// Returns the charset that a file states in its text, for decode_text(), or an empty string if it states none.
std::string stated_charset(std::string_view path, std::string_view bytes);

// Returns whether `list`, in which spaces separate words, contains `word`.
bool is_in_list(std::string_view word, std::string_view list);

}  // namespace kwic
