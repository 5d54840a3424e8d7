// SPDX-License-Identifier: GPL-2.0-or-later
// JsonLines reads a stream into a buffer and parses the lines in place. Only lines that are not valid UTF-8 are copied.
#include "base/system_cause.hpp"
#include "input/json_line.hpp"
#include "input/open_input.hpp"
#include "input/source.hpp"
#include "input/utf16_converter.hpp"

#include <kwic/error.hpp>
#include <kwic/input.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t block_size = 256 << 10;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

struct Line {
    std::string_view bytes;  // followed by JsonLineParser::padding readable bytes; empty if the line is too large
    std::uint64_t size;      // length of the line in bytes, even if the line is too large
};

class LineReader {
public:
    LineReader(Utf16Converter& source, std::uint64_t max_size)
        : source_(source), max_size_(max_size), buffer_(block_size) {}

    // Returns the next line, or nothing at the end. The bytes are valid until the next call.
    std::optional<Line> next() {
        std::uint64_t dropped = 0;  // number of discarded bytes of the current line; 0 unless the line is too large
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

    // Appends bytes of the stream to the buffer. Returns false at the end of the stream.
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

    // Doubles the size of the buffer, up to the size for the longest allowed line.
    void grow() {
        const auto size = std::min<std::uint64_t>(2 * buffer_.size(), max_size_ + 2 * block_size);
        buffer_.reserve(size);  // without this call, resize() could allocate twice as much
        buffer_.resize(size);
    }

    Utf16Converter& source_;
    std::uint64_t max_size_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // next() has not processed the bytes [begin_, end_) of the buffer
    std::size_t end_ = 0;
};

JsonLine bad(const char* cause, std::uint64_t size) {
    JsonLine line;
    line.cause = cause;
    line.size = size;
    return line;
}

}  // namespace

class [[gnu::visibility("hidden")]] JsonLines::Impl {
public:
    Impl(int descriptor, std::string name, const InputOptions& options)
        : descriptor_(descriptor),
          name_(std::move(name)),
          max_size_(std::min<std::uint64_t>(options.max_size, std::numeric_limits<std::int64_t>::max())),
          source_(descriptor, true, max_size_),
          text_(source_),
          reader_(text_, max_size_),
          options_(options),
          parser_(options) {}

    // Takes ownership of an open file.
    Impl(Descriptor file, std::string name, const InputOptions& options)
        : Impl(file.number(), std::move(name), options) {
        file_ = std::move(file);
    }

    std::optional<JsonLine> next() {
        while (!at_end_) {
            auto line = read_line();
            ++number_;
            if (!line) continue;
            line->number = number_;
            if (line->document && line->document->id.empty()) set_id(*line);
            return line;
        }
        return std::nullopt;
    }

    const std::string& name() const { return name_; }

    std::optional<std::uint64_t> size() const {
        struct stat status {};
        if (fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
        return static_cast<std::uint64_t>(status.st_size);
    }

    std::uint64_t consumed() const { return source_.consumed(); }

private:
    void set_id(JsonLine & line) const {
        if (line.action == JsonLine::Action::put) {
            line.document->id = name_ + ":" + std::to_string(line.number);
        } else {
            line.document.reset();
            line.cause = no_id(options_);
        }
    }

    // Reads a line. Returns nothing for a blank line. At the end of the stream, returns nothing and sets at_end_.
    std::optional<JsonLine> read_line() {
        try {
            const auto line = reader_.next();
            at_end_ = !line;
            if (!line) return std::nullopt;
            if (line->size > max_size_) return bad("line too large", line->size);
            if (is_blank(line->bytes)) return std::nullopt;
            JsonLine read = parser_.parse(line->bytes);
            read.size = line->size;
            return read;
        } catch (const std::system_error& e) {
            throw Error(ErrorCode::io, "cannot read '" + name_ + "': " + system_cause(e.code().value()));
        } catch (const DamagedInput& e) {
            at_end_ = true;
            return bad(e.what(), 0);
        }
    }

    Descriptor file_;  // not open if the caller owns the descriptor
    int descriptor_;
    std::string name_;
    std::uint64_t max_size_;
    Source source_;
    Utf16Converter text_;
    LineReader reader_;
    InputOptions options_;
    JsonLineParser parser_;
    std::size_t number_ = 0;
    bool at_end_ = false;
};

JsonLines::JsonLines(const std::filesystem::path& file, const InputOptions& options) {
    Descriptor opened = open_input(file, 0, options);
    if (!opened.is_open()) {
        const int error = errno;
        throw Error(error == ENOENT ? ErrorCode::not_found : ErrorCode::io,
                    "cannot read '" + file.string() + "': " + system_cause(error));
    }
    impl_ = std::make_unique<Impl>(std::move(opened), file.string(), options);
}

JsonLines::JsonLines(int descriptor, std::string name, const InputOptions& options)
    : impl_(std::make_unique<Impl>(descriptor, std::move(name), options)) {}

JsonLines::JsonLines(JsonLines&&) noexcept = default;
JsonLines& JsonLines::operator=(JsonLines&&) noexcept = default;
JsonLines::~JsonLines() = default;

std::optional<JsonLine> JsonLines::next() { return impl_->next(); }
const std::string& JsonLines::name() const { return impl_->name(); }
std::optional<std::uint64_t> JsonLines::size() const { return impl_->size(); }
std::uint64_t JsonLines::consumed() const { return impl_->consumed(); }

}  // namespace kwic
