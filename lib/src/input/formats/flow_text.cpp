// SPDX-License-Identifier: GPL-2.0-or-later
#include "input/formats/flow_text.hpp"

#include "base/utf8.hpp"
#include "text/line_breaks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

std::ptrdiff_t count_line_ends(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

// Returns whether a line may be wrapped between the last letter of `before` and the first of `after`.
bool is_wrapped_between(std::string_view before, std::string_view after) {
    if (before.empty() || after.empty() || is_ascii(before.back()) || is_ascii(after[0])) return false;
    std::size_t last = character_start(before, before.size() - 1);
    std::size_t first = 0;
    return is_wrapped_letter(next_character(before, last)) && is_wrapped_letter(next_character(after, first));
}

std::size_t white_space_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_line_break_character(text[at])) ++at;
    return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_line_break_character(text[at])) ++at;
    return at;
}

}  // namespace

// Counts the line ends of the source before `at`.
void FlowText::advance(std::size_t at) {
    at = std::min(at, source_.size());
    if (at <= counted_) return;
    source_line_ += count_line_ends(source_.substr(counted_, at - counted_));
    counted_ = at;
}

// Records the line of the source from which the next part of the text is.
void FlowText::add_shift() {
    const std::ptrdiff_t shift = source_line_ - text_line_;
    if (shift != (lines_.empty() ? 0 : lines_.back().shift))
        lines_.push_back({text_.size(), static_cast<std::int64_t>(shift)});
}

// Appends the pending break, before `words` from the offset `at` of the source are appended.
void FlowText::begin_word(std::string_view words, std::size_t at) {
    if (pending_ == Break::space && !(is_line_pending_ && is_wrapped_between(text_, words)) && !text_.empty())
        text_ += ' ';
    if (pending_ == Break::tab && !text_.empty()) text_ += '\t';
    if (pending_ >= Break::line && !text_.empty()) {
        const std::size_t wanted = pending_ == Break::line ? 1 : 2;
        std::size_t held = 0;
        while (held < wanted && held < text_.size() && text_[text_.size() - 1 - held] == '\n') ++held;
        text_.append(wanted - held, '\n');
        text_line_ += static_cast<std::ptrdiff_t>(wanted - held);
    }
    pending_ = Break::none;
    is_line_pending_ = false;
    advance(at);
    add_shift();
}

void FlowText::add(std::string_view words, std::size_t at, bool is_source) {
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t begin = white_space_end(words, from);
        if (begin > from) {
            if (pending_ == Break::none) pending_ = Break::space;
            const auto white = words.substr(from, begin - from);
            is_line_pending_ = is_line_pending_ || white.find('\n') != white.npos;
        }
        if (begin == words.size()) break;
        const std::size_t end = word_end(words, begin);
        begin_word(words.substr(begin), is_source ? at + begin : at);
        text_.append(words, begin, end - begin);
        from = end;
    }
}

void FlowText::add_preformatted(std::string_view words, std::size_t at, bool is_source) {
    if (words.empty()) return;
    begin_word(words, at);
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find('\n', begin), words.size() - 1) + 1;
        text_.append(words, begin, end - begin);
        if (words[end - 1] == '\n') ++text_line_;
        if (is_source) advance(at + end);
        if (end < words.size()) add_shift();
        begin = end;
    }
}

Reading FlowText::finish() {
    while (!text_.empty() && is_line_break_character(text_.back())) text_.pop_back();
    std::erase_if(lines_, [&](const LineShift& line) { return line.offset > text_.size(); });
    Reading reading;
    reading.text = std::move(text_);
    reading.lines = std::move(lines_);
    return reading;
}

std::string in_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = white_space_end(text, 0); at < text.size(); at = white_space_end(text, at)) {
        const std::size_t end = word_end(text, at);
        if (!line.empty()) line += ' ';
        line += text.substr(at, end - at);
        at = end;
    }
    return line;
}

}  // namespace kwic
