// SPDX-License-Identifier: GPL-2.0-or-later
// Progress shows how much of a run is done, in one line on standard error, which is redrawn in place.
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
    // The total size in bytes of the documents counted so far. The size of a document is its decompressed size or, if
    // its file is unchanged, the size of the file on disk.
    std::uint64_t bytes = 0;
    std::uint64_t consumed = 0;  // size on disk, in bytes, of the inputs processed so far
};

class Progress {
public:
    explicit Progress(bool shown) : shown_(shown) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    bool shown() const { return shown_; }

    // Erases the line and shows no progress from now on.
    void hide() {
        clear();
        shown_ = false;
    }

    // Sets the total size on disk, in bytes, of all inputs. If `bytes` is empty, no remaining time is shown.
    void expect(std::optional<std::uint64_t> bytes) { expected_ = bytes; }

    // Counts a document of `bytes` bytes, which takes `consumed` bytes on disk. Redraws the line at most ten times a
    // second.
    void advance(std::uint64_t bytes, std::uint64_t consumed);

    // Counts bytes on disk that do not become a document, such as the bytes of a skipped file.
    void pass(std::uint64_t consumed) { done_.consumed += consumed; }

    // Shows the progress of a long operation of the library, such as a merge.
    void stage(const kwic::Progress& progress);

    // Erases the line. Call clear() before any other output to the terminal.
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

// Returns a line such as `1234 documents, 56.7 MB, 12.3 MB/s, 0:12 left`, without the last parts if they do not fit
// into `width` columns. `expected` is the value that `done.consumed` will have at the end of the run; it is empty if
// that value is unknown.
std::string progress_line(const WorkDone& done, std::optional<std::uint64_t> expected, double seconds,
                          std::size_t width);

// Returns a line such as `compacting the index, 33 %`.
std::string stage_line(const kwic::Progress& progress);

}  // namespace kwic::indexer
