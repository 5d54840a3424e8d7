// SPDX-License-Identifier: GPL-2.0-or-later
// Draws the progress line.
#include "progress.hpp"

#include "sizes.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace kwic::indexer {

std::string progress_line(std::uint64_t documents, std::uint64_t bytes, std::optional<std::uint64_t> expected,
                          double seconds) {
    auto line = fmt::format("{} files, {}", documents, shown_size(bytes));
    if (bytes == 0 || seconds <= 0) return line;
    const double rate = static_cast<double>(bytes) / seconds;
    line += fmt::format(", {}/s", shown_size(static_cast<std::uint64_t>(rate)));
    if (!expected || *expected < bytes) return line;
    const auto left = static_cast<std::uint64_t>(static_cast<double>(*expected - bytes) / rate);
    return line + (left < 3600 ? fmt::format(", {}:{:02} left", left / 60, left % 60)
                               : fmt::format(", {}:{:02}:{:02} left", left / 3600, left / 60 % 60, left % 60));
}

void Progress::advance(std::uint64_t bytes) {
    ++documents_;
    bytes_ += bytes;
    if (!shown_) return;
    const auto now = Clock::now();
    if (now - drawn_at_ < std::chrono::milliseconds(100)) return;
    drawn_at_ = now;
    draw(progress_line(documents_, bytes_, expected_, std::chrono::duration<double>(now - started_).count()));
}

void Progress::phase(const std::string& what) {
    if (shown_) draw(what);
}

void Progress::clear() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
    drawn_ = false;
}

void Progress::draw(const std::string& line) {
    std::fputs(("\r" + line + "\x1b[K").c_str(), stderr);
    drawn_ = true;
}

}  // namespace kwic::indexer
