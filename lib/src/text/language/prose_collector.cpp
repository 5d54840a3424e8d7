// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/language/prose_collector.hpp"

#include "base/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace kwic {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c); }

std::string_view trim(std::string_view line) {
    while (!line.empty() && is_white_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_white_space(line.back())) line.remove_suffix(1);
    return line;
}

// Returns whether the line is a directive or an option of reStructuredText, or a row of a table.
bool is_directive(std::string_view line) {
    return line.starts_with(".. ") || line[0] == '|' || (line[0] == ':' && line.size() > 1 && is_letter(line[1]));
}

// Returns 1 if the line has a sign of code that collect_words() does not count, otherwise 0.
std::size_t count_line_signs(std::string_view line) {
    const char last = line.empty() ? ' ' : line.back();
    if (last == ';' || last == '{' || last == '}') return 1;
    return line.ends_with("))") ||
           (line.starts_with('(') && is_letter(line.size() > 1 ? line[1] : ' ') && line.find(')') == line.npos);
}

}  // namespace

void ProseCollector::begin_window(std::size_t bytes, bool is_next) {
    if (!is_next) {
        end_comment();
        block_ = nullptr;
    }
    full_prose_ = prose_.size() + bytes;
    full_comments_ = comments_.size() + bytes;
}

void ProseCollector::add(std::string_view raw) {
    const std::string_view line = trim(raw);
    if (block_) return add_to_block(line);
    if (line.empty()) return end_comment();
    if (!is_letter(line[0])) {
        if (line[0] == '>') {
            collect(line, quoted_);
            return;
        }
        if (is_directive(line)) return;
        if (const BlockComment* const block = block_comment_at(line)) {
            block_ = block;
            return add_to_block(line.substr(block->begin.size()));
        }
        if (const std::size_t size = comment_leader(line)) return add_comment(line.substr(size));
    } else if (line.starts_with("msgid \"")) {
        has_catalog_entry_ = true;
    }
    end_comment();
    TokenCounts counts = collect(line, prose_);
    counts.code += count_line_signs(line);
    counts_.add(counts);
    if (counts.code > counts.words / 2) add_comment(trailing_comment(line));
}

void ProseCollector::add_to_block(std::string_view line) {
    const std::size_t end = line.find(block_->end);
    std::string_view comment = line.substr(0, end);
    while (comment.starts_with('*') || comment.starts_with('!') || comment.starts_with(' ')) comment.remove_prefix(1);
    add_comment(comment);
    if (end == line.npos) return;
    block_ = nullptr;
    end_comment();
}

void ProseCollector::add_comment(std::string_view line) {
    is_license_ = is_license_ || mentions_license(line);
    collect(line, comments_);
}

void ProseCollector::end_comment() {
    if (std::exchange(is_license_, false)) comments_.resize(comment_begin_);
    comment_begin_ = comments_.size();
}

TokenCounts ProseCollector::collect(std::string_view line, std::string& words) {
    const std::size_t before = words.size();
    const TokenCounts counts = collect_words(line, words);
    const bool is_prose = counts.words >= 2 * counts.code && counts.words >= counts.others + counts.capitals / 2;
    if (is_prose && counts.words >= min_words_) return counts;
    if (is_prose && &words == &prose_) short_lines_.append(words, before);
    words.resize(before);
    return counts;
}

double ProseCollector::code_share() const {
    const std::size_t all = counts_.words + counts_.capitals + counts_.code;
    return all == 0 ? 0 : static_cast<double>(counts_.code) / static_cast<double>(all);
}

std::string ProseCollector::take_prose() {
    constexpr std::size_t enough = 60;
    end_comment();
    for (const std::string* const more : {&comments_, &quoted_, &short_lines_})
        if (prose_.size() < enough) prose_ += *more;
    return std::move(prose_);
}

std::string ProseCollector::take_comments() {
    constexpr std::size_t enough = 60;
    end_comment();
    if (comments_.size() < enough) comments_.clear();
    return std::move(comments_);
}

}  // namespace kwic
