// SPDX-License-Identifier: GPL-2.0-or-later
// Cuts a stream into lines, in the buffer that it is read into.
#include "jsonl.hpp"

#include "source.hpp"

#include <kwic/error.hpp>

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace kwic::indexer {
namespace {

constexpr std::size_t block_size = 256 << 10;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

struct Line {
    std::string_view bytes;  // JsonLineParser::padding bytes are behind them; empty if the line is too large
    std::uint64_t size;
};

class LineReader {
public:
    LineReader(Source& source, std::uint64_t max_size) : source_(source), max_size_(max_size), buffer_(block_size) {}

    // Empty at the end. The line's bytes are valid until the next call.
    std::optional<Line> next() {
        std::uint64_t dropped = 0;  // of a line that is too large
        for (std::size_t searched = 0;;) {
            const std::string_view held(buffer_.data() + begin_, end_ - begin_);
            const std::size_t line_end = held.find('\n', searched);
            if (line_end != held.npos) {
                begin_ += line_end + 1;
                return line(held.substr(0, line_end), dropped);
            }
            searched = held.size();
            if (dropped + held.size() > max_size_) {
                dropped += held.size();
                begin_ = end_ = searched = 0;
            }
            if (fill()) continue;
            const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
            begin_ = end_;
            if (dropped + rest.size() == 0) return std::nullopt;
            return line(rest, dropped);
        }
    }

private:
    Line line(std::string_view bytes, std::uint64_t dropped) const {
        const std::uint64_t size = dropped + bytes.size();
        return {size > max_size_ ? std::string_view() : bytes, size};
    }

    // Reads on behind what is held; false at the end.
    bool fill() {
        if (begin_ > 0) {
            std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        if (buffer_.size() - end_ < block_size / 2 + JsonLineParser::padding) grow();
        const std::size_t got = source_.read(buffer_.data() + end_, buffer_.size() - end_ - JsonLineParser::padding);
        end_ += got;
        return got > 0;
    }

    // No further than the longest line that is kept.
    void grow() {
        const auto size = std::min<std::uint64_t>(2 * buffer_.size(), max_size_ + 2 * block_size);
        buffer_.reserve(size);  // resize() alone would double it
        buffer_.resize(size);
    }

    Source& source_;
    std::uint64_t max_size_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // of what is held
    std::size_t end_ = 0;
};

}  // namespace

std::vector<JsonLines> open_json_lines(const std::vector<std::string>& names) {
    std::vector<JsonLines> opened;
    for (const std::string& name : names) {
        const bool standard = name == "-";
        Descriptor file(standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(name.c_str(), O_RDONLY | O_CLOEXEC));
        if (!file.is_open()) {
            const int error = errno;
            throw Error(error == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                        "cannot read '" + name + "': " + system_cause(error));
        }
        opened.push_back({standard ? "standard input" : name, std::move(file)});
    }
    return opened;
}

void read_json_lines(const JsonLines& lines, std::uint64_t max_size, const JsonLineRead& read) {
    Source source(lines.file.number(), true, max_size);
    LineReader reader(source, max_size);
    JsonLineParser parser;
    std::uint64_t consumed = 0;
    LinePlace place;
    const auto pass = [&](JsonLine line) {
        place.consumed = source.consumed() - std::exchange(consumed, source.consumed());
        read(place, std::move(line));
    };
    const auto bad = [](const char* cause) {
        JsonLine line;
        line.cause = cause;
        return line;
    };
    for (;; ++place.number) {
        std::optional<Line> line;
        try {
            line = reader.next();
        } catch (const std::system_error& e) {
            throw Error(ErrorCode::io, "cannot read '" + lines.name + "': " + system_cause(e.code().value()));
        } catch (const DamagedInput& e) {
            place.size = 0;
            return pass(bad(e.what()));
        }
        if (!line) return;
        place.size = line->size;
        if (line->size > max_size) {
            pass(bad("line too large"));
        } else if (!is_blank(line->bytes)) {
            pass(parser.parse(line->bytes));
        }
    }
}

}  // namespace kwic::indexer
