// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/prose_sample.hpp"

#include "base/utf8.hpp"
#include "text/language/plain_text.hpp"
#include "text/language/prose_collector.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::size_t max_line_bytes = 256;     // longer lines are collected in parts
constexpr std::size_t max_window_bytes = 4096;  // maximum size of the text that is read for a window

// Returns the offset of the first line that begins after `at`, or of the next word if the line at `at` is long. The
// result is a character boundary of `text`.
std::size_t next_start(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, max_line_bytes);
    std::size_t end = rest.find('\n');
    if (end == rest.npos) end = rest.find(' ');
    return end == rest.npos ? character_start(text, at + rest.size()) : at + end + 1;
}

// Returns the offset of the last line that begins before `at`, or of the last word before `at` if this line is long.
// The result is a character boundary of `text` after `begin`.
std::size_t last_start(std::string_view text, std::size_t begin, std::size_t at) {
    if (at >= text.size()) return text.size();
    const std::string_view part = text.substr(begin, at - begin);
    std::size_t last = part.rfind('\n');
    if (last == part.npos || part.size() - last > max_line_bytes) last = part.rfind(' ');
    return last == part.npos ? std::max(character_start(text, at), begin + 1) : begin + last + 1;
}

// Returns the line of `text` at the offset `at`, or the beginning of a long line. Advances `at` past the result.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const std::string_view rest = text.substr(at);
    std::size_t size = std::min(rest.find('\n'), rest.size());
    if (size > max_line_bytes) {
        const std::size_t space = rest.substr(0, max_line_bytes).rfind(' ');
        size = space == rest.npos || space == 0 ? character_start(rest, max_line_bytes) : space;
    }
    at += size;
    if (at < text.size() && is_white_space(text[at])) ++at;
    return rest.substr(0, size);
}

class Sampler {
public:
    Sampler(std::string_view text, TextFormat format, const SampleSize& size)
        : text_(text), format_(format), size_(size) {
        if (format == TextFormat::catalog) collector_.accept_short_lines();
    }

    ProseSample run() {
        const std::size_t windows = std::min(size_.windows, text_.size() / (3 * size_.window_bytes) + 1);
        const std::size_t bytes = size_.windows * size_.window_bytes / windows;
        for (std::size_t i = 0; i < windows && at_ < text_.size(); ++i) {
            const std::size_t begin = text_.size() * i / windows;
            const bool is_next = begin <= at_ + (collector_.is_full() ? 0 : max_line_bytes);
            if (!is_next) {
                at_ = next_start(text_, begin);
                is_whole_ = false;
            }
            collector_.begin_window(bytes, is_next);
            window(text_.size() * (i + 1) / windows);
            if (collector_.has_catalog_entry() && format_ != TextFormat::catalog)
                return Sampler(text_, TextFormat::catalog, size_).run();
        }
        if (is_code()) return {collector_.take_comments(), true, is_whole_};
        return {collector_.take_prose(), false, is_whole_};
    }

private:
    bool is_code() const {
        constexpr double certain = 0.42;  // few texts other than source code have a larger code_share()
        constexpr double likely = 0.15;   // sufficient if the file name is that of source code
        const double share = collector_.code_share();
        if (format_ == TextFormat::code) return share > likely;
        return format_ == TextFormat::unknown && share > certain;
    }

    // Collects prose between `at_` and `end` until the window is full. Advances `at_` past the text that was read.
    void window(std::size_t end) {
        if (end <= at_) return;
        const std::size_t part_end = last_start(text_, at_, std::min(end, at_ + max_window_bytes));
        const std::string_view part = text_.substr(at_, part_end - at_);
        if (format_ == TextFormat::markup)
            add(without_tags(part)), at_ = part_end;
        else if (format_ == TextFormat::roff)
            add(without_roff(part)), at_ = part_end;
        else if (format_ == TextFormat::catalog)
            add(translations_in(part)), at_ = part_end;
        else
            at_ += add(part);
    }

    // Adds lines of `part` until the window is full. Returns the offset in `part` of the first line that was not added.
    std::size_t add(std::string_view part) {
        std::size_t at = 0;
        while (at < part.size() && !collector_.is_full()) collector_.add(next_line(part, at));
        is_whole_ = is_whole_ && at == part.size();
        return at;
    }

    std::size_t at_ = 0;    // offset of the rest of the text
    bool is_whole_ = true;  // no part of the text was skipped
    std::string_view text_;
    TextFormat format_;
    SampleSize size_;
    ProseCollector collector_;
};

}  // namespace

ProseSample sample_prose(std::string_view text, TextFormat format, const SampleSize& size) {
    return Sampler(text, format, size).run();
}

}  // namespace kwic
