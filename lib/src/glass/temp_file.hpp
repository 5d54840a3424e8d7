// SPDX-License-Identifier: GPL-2.0-or-later
// Stores data that do not fit into memory. TempFile is a temporary file, a Spool is a sequence of bytes in memory and
// in the file, and a Window reads a spool.
#pragma once

#include "base/descriptor.hpp"
#include "glass/buffer.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace kwic::glass {

// Writes all `bytes` to an open file at `offset`. Throws Error (io), whose message names `file`, if a write fails.
void write_at(int descriptor, std::string_view bytes, std::uint64_t offset, const std::filesystem::path& file);

// A temporary file that has no name: the system removes it when it is closed or the process ends. Thread-safe.
class TempFile {
public:
    explicit TempFile(const std::filesystem::path& folder);

    std::uint64_t append(std::string_view bytes);  // returns the offset of the bytes
    void read(std::uint64_t offset, std::uint8_t* to, std::size_t size) const;

private:
    std::filesystem::path path_;
    Descriptor file_;
    std::atomic<std::uint64_t> size_{0};
};

// A run of records (see run.hpp and external_sorter.hpp) is written to a Spool. When the tail of the Spool has at least
// run_spill_bytes bytes, the tail is moved to the temporary file.
inline constexpr std::size_t run_spill_bytes = 256 * 1024;

// A sequence of bytes. The tail, which is the end of the sequence, is in memory. The bytes before the tail are in the
// temporary file.
class Spool {
public:
    Buffer& tail() { return tail_; }  // bytes are appended to the tail
    void spill(TempFile& file);       // moves the tail to the file
    void spill_from(std::size_t size, TempFile& file) {
        if (tail_.size() >= size) spill(file);
    }

    std::uint64_t size() const { return spilled_ + tail_.size(); }
    bool is_in_memory() const { return spilled_ == 0; }
    const Buffer& memory() const { return tail_; }
    void trim() { tail_.trim(); }
    void read(std::uint64_t offset, std::uint8_t* to, std::size_t size) const;

private:
    struct Extent {
        std::uint64_t begin;   // offset in the spool
        std::uint64_t offset;  // offset in the temporary file
        std::uint64_t size;
    };

    Buffer tail_;
    std::uint64_t spilled_ = 0;
    std::vector<Extent> extents_;
    const TempFile* file_ = nullptr;
};

// Reads a spool or a string from front to back. Does not copy a string, or a spool that is completely in memory.
class Window {
public:
    // Starts at the offset `begin`. `bytes` is the number of bytes to read at once. The spool or string must outlive
    // the window.
    Window(const Spool& spool, std::size_t bytes, std::uint64_t begin = 0);
    explicit Window(std::string_view text);

    // Returns a pointer to the next `size` bytes, or to all remaining bytes if there are fewer. Does not skip the
    // bytes. The pointer is valid until the next call of peek().
    const std::uint8_t* peek(std::size_t size) {
        if (size > static_cast<std::size_t>(end_ - at_) && unread_ > 0) refill(size);
        return at_;
    }
    void skip(std::uint64_t size) {
        const auto held = static_cast<std::uint64_t>(end_ - at_);
        if (size <= held) {
            at_ += size;
        } else {
            unread_ -= size - held;
            at_ = end_;
        }
    }
    std::uint64_t rest() const { return static_cast<std::uint64_t>(end_ - at_) + unread_; }

private:
    void refill(std::size_t size);

    const Spool* spool_ = nullptr;
    std::size_t bytes_ = 0;     // number of bytes to read at once
    std::uint64_t unread_ = 0;  // number of bytes of the spool after end_
    const std::uint8_t* at_ = nullptr;
    const std::uint8_t* end_ = nullptr;
    Buffer held_;
};

}  // namespace kwic::glass
