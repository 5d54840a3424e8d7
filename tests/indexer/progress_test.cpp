// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/indexing.hpp"

#include <indexer/progress.hpp>
#include <indexer/report.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

using namespace kwic::test;
using kwic::indexer::progress_line;
using kwic::indexer::WorkDone;

namespace {

constexpr std::uint64_t megabyte = 1 << 20;

std::string line_of(const WorkDone& done, std::optional<std::uint64_t> expected, double seconds,
                    std::size_t width = 79) {
    return progress_line(done, expected, seconds, width);
}

// Returns the last line, without a line end, that a terminal shows after it has received the bytes `written`.
std::string last_line(const std::string& written) {
    std::string line;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '\n' || written[i] == '\r') {
            line.clear();
        } else if (written.compare(i, 3, "\x1b[K") == 0) {
            i += 2;
        } else {
            line += written[i];
        }
    }
    return line;
}

}  // namespace

TEST_SUITE("progress") {
    TEST_CASE("a progress line shows the work done, the rate and the remaining time") {
        CHECK(line_of({0, 0, 0}, std::nullopt, 0) == "0 documents, 0 B");
        CHECK(line_of({1, 512, 512}, std::nullopt, 0.5) == "1 document, 512 B, 1.0 KB/s");
        CHECK(line_of({20, 10 * megabyte, 10 * megabyte}, 100 * megabyte, 2) ==
              "20 documents, 10.0 MB, 5.0 MB/s, 0:18 left");
        CHECK(line_of({20, 10 * megabyte, 10 * megabyte}, 100 * megabyte, 1000) ==
              "20 documents, 10.0 MB, 10.2 KB/s, 2:30:00 left");
        CHECK(line_of({9, megabyte, megabyte}, megabyte, 1) == "9 documents, 1.0 MB, 1.0 MB/s, 0:00 left");
    }

    TEST_CASE("the remaining time of compressed inputs depends on their size on disk") {
        CHECK(line_of({20, 10 * megabyte, megabyte}, 4 * megabyte, 10) == "20 documents, 10.0 MB, 1.0 MB/s, 0:30 left");
    }

    TEST_CASE("no remaining time is shown if there is more work than expected") {
        CHECK(line_of({9, 2 * megabyte, 2 * megabyte}, megabyte, 1) == "9 documents, 2.0 MB, 2.0 MB/s");
    }

    TEST_CASE("a progress line is never wider than the terminal") {
        const WorkDone done{1'234'567, 10 * megabyte, 10 * megabyte};
        for (std::size_t width = 1; width < 100; ++width) {
            CHECK(line_of(done, 100 * megabyte, 2, width).size() <= width);
        }
        CHECK(line_of(done, 100 * megabyte, 2, 37) == "1234567 documents, 10.0 MB, 5.0 MB/s");
        CHECK(line_of(done, 100 * megabyte, 2, 35) == "1234567 documents, 10.0 MB");
        CHECK(line_of(done, 100 * megabyte, 2, 9) == "1234567 d");
    }

    TEST_CASE("the summary has a rate if the run read at least one megabyte") {
        kwic::indexer::Summary summary;
        summary.added = summary.documents = 7;
        summary.seconds = 0.5;
        summary.bytes = megabyte - 1;
        CHECK(summary_line(summary).ends_with("7 documents, 1024.0 KB in 0.5 s"));
        summary.bytes = 3 * megabyte;
        CHECK(summary_line(summary).ends_with("7 documents, 3.0 MB in 0.5 s (6.0 MB/s)"));
    }

    TEST_CASE("progress is drawn on request and erased at the end") {
        const TempDir dir;
        dir.write("a.txt", "text");
        const auto drawn = index(dir, {"--progress", "always"});
        CHECK(drawn.status == 0);
        CHECK(contains(drawn.err, "\r1 document, 4 B"));
        CHECK(contains(drawn.err, "\r\x1b[K1 added"));
        CHECK_FALSE(contains(index(dir).err, "\r"));
        CHECK_FALSE(contains(index(dir, {"--progress", "never"}).err, "\r"));
    }

    TEST_CASE("a terminal shows progress lines within its width, and then the summary") {
        const TempDir dir;
        for (int i = 0; i < 50; ++i) dir.write(std::to_string(i) + ".txt", "text of some words");
        CommandOptions terminal;
        terminal.terminal_columns = 20;
        terminal.environment = {{"TERM", "xterm"}};
        const auto drawn = index(dir, {}, terminal);
        CHECK(drawn.status == 0);
        const auto summary = drawn.err.rfind("\r\x1b[K50 added");
        REQUIRE(summary != std::string::npos);
        CHECK(drawn.err.ends_with(" s\n"));
        const std::string progress = drawn.err.substr(0, summary);
        CHECK(contains(progress, "\r1 document, 18 B\x1b[K"));
        CHECK(contains(progress, "\rmerging the index, "));
        CHECK(contains(progress, "\rwriting the index\x1b[K"));
        CHECK_FALSE(contains(progress, "\n"));
        for (std::size_t at = 0; at < progress.size();) {
            const std::size_t end = std::min(progress.find('\r', at), progress.size());
            CHECK(last_line(progress.substr(at, end - at)).size() < 20);
            at = end + 1;
        }
        CHECK(last_line(drawn.err).empty());
    }

    TEST_CASE("the progress line of a stage has a percentage if the amount of work is known") {
        CHECK(kwic::indexer::stage_line({kwic::Progress::Stage::merging, 1, 3}) == "merging the index, 33 %");
        CHECK(kwic::indexer::stage_line({kwic::Progress::Stage::compacting, 6, 6}) == "compacting the index, 100 %");
        CHECK(kwic::indexer::stage_line({kwic::Progress::Stage::checking, 0, 9}) == "checking the index, 0 %");
        CHECK(kwic::indexer::stage_line({kwic::Progress::Stage::committing, 0, 0}) == "writing the index");
    }

    TEST_CASE("on a terminal, a message about a file replaces the progress line") {
        const TempDir dir;
        dir.write("a.txt", "text");
        dir.write("b.txt", std::string(100, '\0'));
        CommandOptions terminal;
        terminal.terminal_columns = 80;
        terminal.environment = {{"TERM", "xterm"}};
        CHECK(contains(index(dir, {"--verbose"}, terminal).err, "\r\x1b[Kkwic-indexer: b.txt: skipped: binary\n"));
        CHECK_FALSE(contains(index(dir, {"--quiet"}, terminal).err, "\r"));
        terminal.environment = {{"TERM", "dumb"}};
        CHECK_FALSE(contains(index(dir, {}, terminal).err, "\r"));
    }
}
