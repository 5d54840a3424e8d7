// SPDX-License-Identifier: GPL-2.0-or-later
// A file that is open until it goes out of scope, and what the system says when it refuses something.
#pragma once

#include <kwic/input.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace kwic {

class OpenFile {
public:
    OpenFile(const std::filesystem::path& file, int flags, const InputOptions& options)
        : descriptor_(openat(options.folder.value_or(AT_FDCWD), file.c_str(), flags | O_RDONLY | O_CLOEXEC)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (is_open()) close(descriptor_);
    }

    bool is_open() const { return descriptor_ >= 0; }  // else errno says why not
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

// An errno in words, lower case: `permission denied`.
inline std::string system_cause(int error) {
    std::string text = std::generic_category().message(error);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace kwic
