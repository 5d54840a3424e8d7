// SPDX-License-Identifier: GPL-2.0-or-later
// IndexMarks decides from the entries of a folder whether the folder is an index. The library and kwic-indexer
// both use IndexMarks, so that they agree on which folders are indexes.
#pragma once

#include <filesystem>
#include <string_view>
#include <system_error>

namespace kwic {

// The name of the file that contains the name of the published generation. A generation is a folder, such as `gen-1`,
// with the files of an index. Readers of the index open the published generation.
inline constexpr const char* current_name = "CURRENT";

// The name of the file in which kwic-indexer keeps what the index remembers about its inputs. The library only permits
// this file in the folder of an index.
inline constexpr const char* sources_name = "sources.json";

class IndexMarks {
public:
    // Adds an entry. `is_folder` must be false for a symbolic link, even if the link points to a folder.
    void add(std::string_view name, bool is_folder) {
        has_current_ |= !is_folder && name == current_name;
        has_generation_ |= is_folder && name.starts_with("gen-");
    }

    // Returns whether the folder is an index: it contains a file CURRENT and a folder whose name begins with `gen-`.
    bool are_complete() const { return has_current_ && has_generation_; }

    // Returns whether the folder contains neither a file CURRENT nor a folder whose name begins with `gen-`.
    bool are_absent() const { return !has_current_ && !has_generation_; }

private:
    bool has_current_ = false;
    bool has_generation_ = false;
};

// Returns an IndexMarks object to which all entries of the folder were added. If the folder cannot be read completely,
// sets `error`, and some entries may be missing; otherwise, clears `error`.
IndexMarks index_marks_of(const std::filesystem::path& folder, std::error_code& error);

}  // namespace kwic
