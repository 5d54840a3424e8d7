// SPDX-License-Identifier: GPL-2.0-or-later
// Progress: how far the work is, as one line on standard error that is drawn over itself.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace kwic::indexer {

class Progress {
public:
    explicit Progress(bool shown) : shown_(shown) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    bool shown() const { return shown_; }

    // Bytes of all inputs, if they are known; without them no remaining time is shown.
    void expect(std::optional<std::uint64_t> bytes) { expected_ = bytes; }

    // One more document of that size is done. Redraws at most ten times a second.
    void advance(std::uint64_t bytes);

    // What is being done where nothing can be counted.
    void phase(const std::string& what);

    // Takes the line away, before something else is printed or at the end.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void draw(const std::string& line);

    bool shown_;
    bool drawn_ = false;
    std::optional<std::uint64_t> expected_;
    std::uint64_t documents_ = 0;
    std::uint64_t bytes_ = 0;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_at_;
};

// Such as `1234 files, 56.7 MB, 12.3 MB/s, 0:12 left`.
std::string progress_line(std::uint64_t documents, std::uint64_t bytes, std::optional<std::uint64_t> expected,
                          double seconds);

}  // namespace kwic::indexer
