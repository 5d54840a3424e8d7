// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/index_marks.hpp"

#include <filesystem>
#include <system_error>

namespace kwic {

IndexMarks index_marks_of(const std::filesystem::path& folder, std::error_code& error) {
    IndexMarks marks;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        const bool is_folder = at->symlink_status(ignored).type() == std::filesystem::file_type::directory;
        marks.add(at->path().filename().string(), is_folder);
    }
    return marks;
}

}  // namespace kwic
