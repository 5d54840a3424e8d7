// SPDX-License-Identifier: GPL-2.0-or-later
// Progress: how far the work is, as one line on standard error that is drawn over itself.
#pragma once

#include <kwic/progress.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kwic::indexer {

struct WorkDone {
    std::uint64_t documents = 0;
    std::uint64_t bytes = 0;     // of their texts
    std::uint64_t consumed = 0;  // bytes of the inputs on disk, which may be compressed
};

class Progress {
public:
    explicit Progress(bool shown) : shown_(shown) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    bool shown() const { return shown_; }

    // Shows nothing from now on.
    void hide() {
        clear();
        shown_ = false;
    }

    // Bytes of all inputs on disk, if they are known; without them no remaining time is shown.
    void expect(std::optional<std::uint64_t> bytes) { expected_ = bytes; }

    // One more document is done, of that size and for so many bytes on disk. Redraws at most ten times a second.
    void advance(std::uint64_t bytes, std::uint64_t consumed);

    // So many bytes on disk make no document.
    void pass(std::uint64_t consumed) { done_.consumed += consumed; }

    // Work that the library does.
    void stage(const kwic::Progress& progress);

    // Takes the line away, before something else is printed or at the end.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    void draw(const std::string& line);

    bool shown_;
    bool drawn_ = false;
    std::optional<std::uint64_t> expected_;
    WorkDone done_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_at_;
};

// Such as `1234 documents, 56.7 MB, 12.3 MB/s, 0:12 left`, or as much of it as fits into `width` columns. `expected`:
// what `consumed` will be at the end.
std::string progress_line(const WorkDone& done, std::optional<std::uint64_t> expected, double seconds,
                          std::size_t width);

// Such as `compacting the index, 33 %`.
std::string stage_line(const kwic::Progress& progress);

}  // namespace kwic::indexer
