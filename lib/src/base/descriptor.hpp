// SPDX-License-Identifier: GPL-2.0-or-later
// Descriptor owns an open file descriptor.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace kwic {

// The destructor closes the descriptor. A Descriptor can be moved; a moved-from Descriptor is not open.
class Descriptor {
public:
    Descriptor() = default;

    // Takes ownership of `number`, the result of open() or a similar function. If `number` is negative, the Descriptor
    // is not open, and errno still holds the cause.
    explicit Descriptor(int number) : number_(number) {}

    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            number_ = other.release();
        }
        return *this;
    }
    ~Descriptor() { close(); }

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }

    // Returns the descriptor, which the caller must close.
    int release() { return std::exchange(number_, -1); }

    // Closes the descriptor. errno keeps its value.
    void close() {
        if (!is_open()) return;
        const int cause = errno;
        ::close(release());
        errno = cause;
    }

private:
    int number_ = -1;
};

}  // namespace kwic
