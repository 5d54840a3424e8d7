// SPDX-License-Identifier: GPL-2.0-or-later
// WatchedFile checks with one stat() call whether a path still refers to the same file and the file is unchanged. Use
// WatchedFile for files that are replaced as a whole and never written to in place. WatchedFile keeps the file open, so
// that a replacement cannot get the same inode number.
#pragma once

#include "base/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <filesystem>
#include <utility>

namespace kwic {

class WatchedFile {
public:
    // If the file cannot be opened, is_same() always returns false.
    explicit WatchedFile(std::filesystem::path path)
        : path_(std::move(path)), file_(open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
        if (!file_.is_open() || fstat(file_.number(), &status_) != 0) status_ = {};
    }

    // Returns whether the path refers to the same file as at construction, and this file is unchanged.
    bool is_same() const {
        struct stat now {};
        return stat(path_.c_str(), &now) == 0 && now.st_dev == status_.st_dev && now.st_ino == status_.st_ino &&
               now.st_size == status_.st_size && is_same_time(now.st_mtim, status_.st_mtim) &&
               is_same_time(now.st_ctim, status_.st_ctim);
    }

private:
    static bool is_same_time(const timespec& a, const timespec& b) {
        return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
    }

    std::filesystem::path path_;
    Descriptor file_;
    struct stat status_ {};
};

}  // namespace kwic
