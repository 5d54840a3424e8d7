// SPDX-License-Identifier: GPL-2.0-or-later
// find_date() and best_date() decide which of the dates in the head of a text is the date of the text.
#include "base/utf8.hpp"
#include "text/dates/date.hpp"
#include "text/dates/date_scan.hpp"
#include "text/dates/date_words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

constexpr std::size_t head_size = 1024;     // lines that begin at this offset or later are not searched
constexpr std::size_t head_lines = 10;      // maximum number of non-empty lines that are read, including quoted lines
constexpr std::size_t line_reach = 256;     // maximum number of bytes of a line that are searched
constexpr std::size_t short_line = 110;     // a line of more characters is a paragraph
constexpr std::size_t own_line_words = 8;   // maximum of other_words() for DateContext::own_line
constexpr std::size_t dateline_reach = 60;  // maximum number of characters before the date in a dateline

// Returns whether the line may contain a date. A date has a year. So the line must contain four consecutive ASCII
// digits, or a byte that can be the first byte of a non-ASCII digit or of a Chinese character. (Years of Japanese eras
// are written with Chinese characters and fewer digits.)
bool may_have_year(std::string_view line) {
    int digits = 0;
    for (const char ch : line) {
        const auto c = static_cast<unsigned char>(ch);
        if (c >= '0' && c <= '9') {
            if (++digits == 4) return true;
        } else {
            digits = 0;
            if (c == 0xd9 || c == 0xdb || c == 0xe0 || c == 0xe1 || (c >= 0xe4 && c <= 0xef)) return true;
        }
    }
    return false;
}

bool begins_small(std::string_view word) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
    UChar32 c;
    int32_t i = 0;
    U8_NEXT_OR_FFFD(bytes, i, static_cast<int32_t>(word.size()), c);
    return u_islower(c);
}

// A date in its line, with the words before and after it.
class DateInLine {
public:
    DateInLine(std::string_view line, const std::vector<DateToken>& tokens, const DateMatch& match,
               std::string_view language)
        : line_(line),
          tokens_(tokens),
          match_(match),
          language_(language),
          is_short_(count_characters(line) <= short_line) {}

    DateContext context() const {
        std::size_t end = match_.first;
        bool weekday = false;
        for (; end > 0 && is_word(end - 1); --end) {
            const bool names_day = is_weekday(text(end - 1), language_);
            if (!names_day && !(is_short_ && is_particle(end - 1))) break;
            weekday = weekday || names_day;
        }
        if (const auto labeled = label(end)) return *labeled;
        const bool is_own_line = is_short_ && !runs_on() && other_words() <= own_line_words;
        const DateContext open = is_own_line ? DateContext::own_line
                                 : is_short_ ? DateContext::mention
                                             : DateContext::dateline;
        if (match_.date.day == 0) return end == 0 && match_.last + 1 == tokens_.size() ? open : DateContext::prose;
        if (!is_short_ && count_characters(line_.substr(0, tokens_[match_.first].begin)) > dateline_reach)
            return DateContext::prose;
        if (!is_short_ && (small_words(end) > 2 || runs_on())) return DateContext::prose;
        if (end == 0 || is_mark(end - 1) || weekday) return open;
        if (is_capitals(end)) return is_short_ ? DateContext::mention : DateContext::dateline;
        return is_short_ && !begins_small(text(match_.first - 1)) ? DateContext::mention : DateContext::prose;
    }

    std::size_t other_words() const {
        std::size_t words = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if ((i < match_.first || i > match_.last) && is_word(i) && !is_weekday(text(i), language_)) ++words;
        }
        return words;
    }

private:
    bool is_word(std::size_t i) const { return tokens_[i].kind == DateToken::Kind::word; }
    bool is_mark(std::size_t i) const { return tokens_[i].kind == DateToken::Kind::mark; }
    std::string_view text(std::size_t i) const {
        return line_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }

    // Returns the context that a label before token `end` indicates, or nothing if there is no label. A label is a word
    // for which date_label() does not return `none`. The label must be the first or the last word of a sequence of at
    // most five words. Only colons and particles may stand between the sequence and `end`. The sequence begins after a
    // punctuation mark or a number, or at the beginning of the line, and does not include leading particles.
    std::optional<DateContext> label(std::size_t end) const {
        while (end > 0 &&
               (tokens_[end - 1].character == ':' || tokens_[end - 1].character == 0xff1a || is_particle(end - 1)))
            --end;
        std::size_t begin = end;
        while (begin > 0 && is_word(begin - 1)) --begin;
        while (begin < end && is_particle(begin) && date_label(text(begin)) == DateLabel::none) ++begin;
        if (begin == end || end - begin > 5) return {};  // no words, or a sentence
        for (const std::size_t i : {begin, end - 1}) {
            const DateLabel label = date_label(text(i));
            if (label == DateLabel::published) return DateContext::published;
            if (label == DateLabel::updated) return DateContext::own_line;
        }
        return {};
    }
    bool is_particle(std::size_t i) const { return is_word(i) && is_date_particle(text(i)); }

    std::size_t small_words(std::size_t end) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < end; ++i) count += is_word(i) && begins_small(text(i));
        return count;
    }

    // Returns whether the sentence continues after the date, as in `4 July 1776 was a Thursday`.
    bool runs_on() const {
        const std::size_t next = match_.last + 1;
        return next < tokens_.size() && is_word(next) && begins_small(text(next));
    }

    bool is_capitals(std::size_t end) const {
        const std::string_view before = line_.substr(0, tokens_[end - 1].end);
        return std::none_of(before.begin(), before.end(),
                            [](char c) { return !is_ascii(c) || (c >= 'a' && c <= 'z'); });
    }

    std::string_view line_;
    const std::vector<DateToken>& tokens_;
    const DateMatch& match_;
    std::string_view language_;
    bool is_short_;
};

}  // namespace

std::optional<DateInContext> best_date(std::string_view line, std::string_view language) {
    const std::string_view reach = clip(line, line_reach);
    if (!may_have_year(reach)) return {};
    const std::vector<DateToken> tokens = date_tokens(reach);
    std::optional<DateInContext> best;
    for (auto match = match_date(reach, tokens, 0, language); match;
         match = match_date(reach, tokens, match->last + 1, language)) {
        const DateInLine date(line, tokens, *match, language);
        const DateContext context = date.context();
        if (!best || context > best->context) best = DateInContext{match->date, context, date.other_words()};
    }
    return best;
}

std::optional<Date> find_date(std::string_view head, std::string_view language) {
    std::optional<DateInContext> best;
    std::size_t begin = 0;
    for (std::size_t lines = 0; lines < head_lines && begin < std::min(head.size(), head_size);) {
        const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
        const auto end =
            static_cast<std::size_t>(std::find_if(head.begin() + begin, head.end(), is_line_end) - head.begin());
        const std::string_view line = head.substr(begin, end - begin);
        begin = end + 1;
        if (line.empty()) continue;
        ++lines;
        if (line.front() == '>') continue;  // a quoted line has the date of another message
        const auto found = best_date(line, language);
        if (found && found->context > DateContext::prose && (!best || found->context > best->context)) best = found;
        if (best && best->context == DateContext::published) break;
    }
    return best ? std::optional(best->date) : std::nullopt;
}

}  // namespace kwic
