// SPDX-License-Identifier: GPL-2.0-or-later
// An open file descriptor with one owner, and what the system says when it refuses something.
#pragma once

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace kwic::indexer {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    void close() {
        if (is_open()) ::close(release());
    }

private:
    int number_ = -1;
};

// An errno in words, lower case: `permission denied`.
inline std::string system_cause(int error) {
    std::string text = std::generic_category().message(error);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace kwic::indexer
