// SPDX-License-Identifier: GPL-2.0-or-later
#include "progress.hpp"

#include "sizes.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace kwic::indexer {
namespace {

// Returns the width of the terminal minus one column, because a terminal may wrap a line that reaches the last column.
// Returns 79 if the width is unknown.
std::size_t line_width() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1) return size.ws_col - 1u;
    return 79;
}

std::string clock_time(std::uint64_t seconds) {
    return seconds < 3600 ? fmt::format("{}:{:02}", seconds / 60, seconds % 60)
                          : fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string progress_line(const WorkDone& done, std::optional<std::uint64_t> expected, double seconds,
                          std::size_t width) {
    std::vector<std::string> parts = {
        fmt::format("{} document{}", done.documents, done.documents == 1 ? "" : "s"),
        shown_size(done.bytes),
    };
    if (done.bytes > 0 && seconds > 0) parts.push_back(shown_rate(done.bytes, seconds));
    if (done.consumed > 0 && expected && *expected >= done.consumed) {
        const double left = static_cast<double>(*expected - done.consumed) / static_cast<double>(done.consumed);
        parts.push_back(clock_time(static_cast<std::uint64_t>(seconds * left)) + " left");
    }
    std::string line = parts.front().substr(0, width);
    for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
        if (line.size() + 2 + part->size() > width) break;
        line += ", " + *part;
    }
    return line;
}

void Progress::advance(std::uint64_t bytes, std::uint64_t consumed) {
    ++done_.documents;
    done_.bytes += bytes;
    done_.consumed += consumed;
    if (!shown_) return;
    const auto now = Clock::now();
    if (now - drawn_at_ < std::chrono::milliseconds(100)) return;
    drawn_at_ = now;
    const std::chrono::duration<double> taken = now - started_;
    draw(progress_line(done_, expected_, taken.count(), line_width()));
}

std::string stage_line(const kwic::Progress& progress) {
    using Stage = kwic::Progress::Stage;
    const char* const action = progress.stage == Stage::merging      ? "merging"
                               : progress.stage == Stage::compacting ? "compacting"
                               : progress.stage == Stage::checking   ? "checking"
                                                                     : "writing";
    if (progress.total == 0) return fmt::format("{} the index", action);
    return fmt::format("{} the index, {} %", action, 100 * progress.done / progress.total);
}

void Progress::stage(const kwic::Progress& progress) {
    if (shown_) draw(stage_line(progress).substr(0, line_width()));
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
