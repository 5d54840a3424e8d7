// SPDX-License-Identifier: GPL-2.0-or-later
// Buffer is a growing array of bytes that does not initialize its memory. A Buffer is meant for megabytes of data that
// are written byte by byte.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

namespace kwic::glass {

inline std::string_view as_text(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

class Buffer {
public:
    Buffer() = default;
    Buffer(Buffer&& other) noexcept { swap(other); }
    Buffer& operator=(Buffer&& other) noexcept {
        Buffer taken(std::move(other));
        swap(taken);
        return *this;
    }
    ~Buffer() { std::free(bytes_); }

    // Returns a pointer to which the next `size` bytes can be written. The pointer is valid until the next call of
    // room(), append(), release() or trim().
    std::uint8_t* room(std::size_t size) {
        if (size > capacity_ - size_) grow(size_ + size);
        return bytes_ + size_;
    }

    // Sets the end of the contents to `end`. The caller must have written the bytes from the old end to `end` through
    // the pointer that room() returned.
    void end_at(const std::uint8_t* end) { size_ = static_cast<std::size_t>(end - bytes_); }

    void append(const void* bytes, std::size_t size) {
        if (size == 0) return;
        std::memcpy(room(size), bytes, size);
        size_ += size;
    }
    void append(std::string_view bytes) { append(bytes.data(), bytes.size()); }

    void clear() { size_ = 0; }
    void release() { *this = Buffer(); }

    // Frees the unused memory, unless it is less than an eighth of the size.
    void trim() {
        if (size_ == 0) return release();
        if (capacity_ - size_ < size_ / 8) return;
        if (void* const smaller = std::realloc(bytes_, size_)) {
            bytes_ = static_cast<std::uint8_t*>(smaller);
            capacity_ = size_;
        }
    }

    std::uint8_t* data() { return bytes_; }
    const std::uint8_t* data() const { return bytes_; }
    std::size_t size() const { return size_; }
    std::size_t capacity() const { return capacity_; }
    bool empty() const { return size_ == 0; }
    std::string_view view() const { return as_text(bytes_, size_); }

private:
    void swap(Buffer& other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
    }

    void grow(std::size_t min_capacity) {
        const std::size_t capacity = std::max(min_capacity, capacity_ + capacity_ / 2 + 64);
        void* const larger = std::realloc(bytes_, capacity);
        if (!larger) throw std::bad_alloc();
        bytes_ = static_cast<std::uint8_t*>(larger);
        capacity_ = capacity;
    }

    std::uint8_t* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace kwic::glass
