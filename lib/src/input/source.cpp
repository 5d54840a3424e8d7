// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/source.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <system_error>

namespace kwic {
namespace {

constexpr std::size_t piece_size = 128 << 10;

bool ends_with(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() &&
           std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

}  // namespace

bool has_compressed_name(std::string_view name) {
    static constexpr std::array<std::string_view, 5> endings = {".gz", ".dz", ".zst", ".xz", ".bz2"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return ends_with(name, ending); });
}

Source::Source(int file, bool decompress, std::uint64_t max_size)
    : file_(file), must_look_(decompress), max_size_(max_size) {}

std::size_t Source::read(char* into, std::size_t count) {
    if (must_look_) look_at_head();
    if (!decompressor_) {
        if (rest_.empty()) return fetch(into, count);
        const std::size_t held = std::min(count, rest_.size());
        std::memcpy(into, rest_.data(), held);
        rest_.remove_prefix(held);
        return held;
    }
    for (;;) {
        if (const std::size_t got = decompressor_->decompress(rest_, into, count)) return got;
        if (!rest_.empty()) continue;
        rest_ = {piece_.data(), fetch(piece_.data(), piece_.size())};
        if (!rest_.empty()) continue;
        decompressor_->end();
        return 0;
    }
}

std::size_t Source::fetch(char* into, std::size_t count) {
    for (;;) {
        const ssize_t got = ::read(file_, into, count);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw std::system_error(errno, std::generic_category());
        fetched_ += static_cast<std::size_t>(got);
        return static_cast<std::size_t>(got);
    }
}

// Reads the first bytes of the file. If these bytes show that the file is compressed, makes a decompressor. A read from
// a pipe may return fewer than magic_size bytes. Therefore reads until there are magic_size bytes or the file ends.
void Source::look_at_head() {
    must_look_ = false;
    piece_.resize(piece_size);
    std::size_t held = 0;
    while (held < magic_size) {
        const std::size_t got = fetch(piece_.data() + held, piece_.size() - held);
        if (got == 0) break;
        held += got;
    }
    rest_ = {piece_.data(), held};
    decompressor_ = make_decompressor(rest_, max_size_);
}

}  // namespace kwic
