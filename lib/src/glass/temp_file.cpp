// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/temp_file.hpp"

#include "base/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace kwic::glass {
namespace {

// Creates a file. Removes a file of this name that a crash has left.
Descriptor create(const std::filesystem::path& path) {
    unlink(path.c_str());
    return Descriptor(open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
}

}  // namespace

void write_at(int descriptor, std::string_view bytes, std::uint64_t offset, const std::filesystem::path& file) {
    while (!bytes.empty()) {
        const ssize_t put = pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail_io("write", file);
        bytes.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
}

TempFile::TempFile(const std::filesystem::path& folder) : path_(folder / "bulk.tmp"), file_(create(path_)) {
    if (!file_.is_open()) fail_io("write", path_);
    if (unlink(path_.c_str()) != 0) fail_io("remove", path_);
}

std::uint64_t TempFile::append(std::string_view bytes) {
    const std::uint64_t offset = size_.fetch_add(bytes.size());
    write_at(file_.number(), bytes, offset, path_);
    return offset;
}

void TempFile::read(std::uint64_t offset, std::uint8_t* to, std::size_t size) const {
    if (read_at(file_, offset, reinterpret_cast<char*>(to), size, path_) < size) {
        errno = EIO;
        fail_io("read", path_);
    }
}

void Spool::spill(TempFile& file) {
    if (tail_.empty()) return;
    file_ = &file;
    const std::uint64_t offset = file.append(tail_.view());
    if (!extents_.empty() && extents_.back().offset + extents_.back().size == offset)
        extents_.back().size += tail_.size();
    else
        extents_.push_back({spilled_, offset, tail_.size()});
    spilled_ += tail_.size();
    tail_.release();
}

void Spool::read(std::uint64_t offset, std::uint8_t* to, std::size_t size) const {
    auto extent = std::upper_bound(extents_.begin(), extents_.end(), offset,
                                   [](std::uint64_t at, const Extent& other) { return at < other.begin; });
    if (extent != extents_.begin()) --extent;
    for (; size > 0 && offset < spilled_; ++extent) {
        const std::uint64_t inside = offset - extent->begin;
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(size, extent->size - inside));
        file_->read(extent->offset + inside, to, part);
        to += part;
        size -= part;
        offset += part;
    }
    if (size > 0) std::memcpy(to, tail_.data() + (offset - spilled_), size);
}

Window::Window(const Spool& spool, std::size_t bytes, std::uint64_t begin) : spool_(&spool), bytes_(bytes) {
    if (!spool.is_in_memory()) {
        unread_ = spool.size() - begin;
        return;
    }
    end_ = spool.memory().data() + spool.memory().size();
    at_ = spool.memory().data() + begin;
}

Window::Window(std::string_view text)
    : at_(reinterpret_cast<const std::uint8_t*>(text.data())), end_(at_ + text.size()) {}

void Window::refill(std::size_t size) {
    const auto unused = static_cast<std::size_t>(end_ - at_);
    const auto total =
        static_cast<std::size_t>(std::min<std::uint64_t>(unused + unread_, std::max(size, std::max(bytes_, unused))));
    // Reuses held_, unless it is too small or more than twice as large as needed.
    Buffer fresh;
    const bool is_reused = held_.capacity() >= total && held_.capacity() <= 2 * std::max(total, bytes_);
    std::uint8_t* const to = is_reused ? held_.data() : fresh.room(total);
    if (unused > 0) std::memmove(to, at_, unused);
    spool_->read(spool_->size() - unread_, to + unused, total - unused);
    unread_ -= total - unused;
    if (!is_reused) held_ = std::move(fresh);
    at_ = held_.data();
    end_ = at_ + total;
}

}  // namespace kwic::glass
