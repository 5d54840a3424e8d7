// SPDX-License-Identifier: GPL-2.0-or-later
// best_date() decides how likely a date in a line is the date of the text.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
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

constexpr std::size_t line_reach = 256;     // maximum number of bytes of a line that are searched
constexpr std::size_t short_line = 110;     // a line of more characters is a paragraph
constexpr std::size_t own_line_words = 8;   // maximum of other_words() for DateContext::own_line
constexpr std::size_t title_words = 5;      // maximum of other_words() in a title that ends with a date
constexpr std::size_t dateline_reach = 60;  // maximum number of characters before the date in a dateline

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
        bool weekday = false;
        const std::size_t end = words_before(weekday);
        if (is_attribution()) return DateContext::prose;
        if (const auto labeled = label(end)) return *labeled;
        constexpr int first_year = 1600;  // without a label, a smaller number is seldom a year
        if (match_.date.year < first_year) return DateContext::prose;
        if (is_stamp(end)) return DateContext::own_line;
        if (is_range()) return DateContext::mention;
        const DateContext open = open_context();
        if (match_.date.day == 0) return is_month_apart(end) ? open : DateContext::prose;
        if (!is_short_ && (is_far() || small_words(end) > 2 || runs_on())) return DateContext::prose;
        if (end == 0 || is_mark(end - 1) || weekday) return open;
        if (is_capitals(end)) return is_short_ ? DateContext::mention : DateContext::dateline;
        if (ends_title()) return open;
        if (is_short_ && is_adjective()) return DateContext::mention;
        return is_short_ && !begins_small(text(match_.first - 1)) ? DateContext::mention : DateContext::prose;
    }

    // Returns the parts of the line before and after the date that are not words that go with dates.
    BesideDate beside() const {
        BesideDate parts;
        parts.after = after_unit();
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!is_other_word(i)) continue;
            if (i < match_.first) parts.before = line_.substr(0, tokens_[i].end);
            if (i > match_.last && parts.after.empty()) parts.after = line_.substr(tokens_[i].begin);
        }
        return parts;
    }

    // Returns whether a label such as `Published` or `Updated` precedes the date.
    bool is_labeled() const {
        bool weekday = false;
        return label(words_before(weekday)).has_value();
    }

private:
    // Returns the rest of the line after the unit of the day, or of the month, if other letters follow the unit in the
    // same word, as in `2023年3月14日会议`. Returns an empty view otherwise.
    std::string_view after_unit() const {
        const std::string_view last = text(match_.last);
        for (const std::string_view unit : {"日", "月", "일", "월", "号", "號"})
            if (last.starts_with(unit) && last.size() > unit.size())
                return line_.substr(tokens_[match_.last].begin + unit.size());
        return {};
    }

    bool is_word(std::size_t i) const { return tokens_[i].kind == DateToken::Kind::word; }
    bool is_mark(std::size_t i) const { return tokens_[i].kind == DateToken::Kind::mark; }
    bool is_particle(std::size_t i) const { return is_word(i) && is_date_particle(text(i)); }
    std::string_view text(std::size_t i) const {
        return line_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }

    // Returns whether token `i` is a word that does not go with dates.
    bool is_other_word(std::size_t i) const {
        if ((i >= match_.first && i <= match_.last) || !is_word(i)) return false;
        return !is_time_word(text(i)) && !is_weekday(text(i), language_) && !is_date_particle(text(i));
    }

    std::size_t other_words() const {
        std::size_t words = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) words += is_other_word(i);
        return words;
    }

    // Returns the end of the tokens before the weekday and the particles that precede the date. Sets `weekday` to
    // whether there is a weekday. In a long line, a particle must be an article after a punctuation mark, as in `Port
    // Azul, le 3 juin 2024 –`.
    std::size_t words_before(bool& weekday) const {
        std::size_t end = match_.first;
        if (is_weekday_with_mark(end)) weekday = true, end -= 2;
        for (; end > 0 && is_word(end - 1); --end) {
            const bool names_day = is_weekday(text(end - 1), language_);
            const bool is_open = is_short_ || (end > 1 && is_mark(end - 2) && is_definite_article(text(end - 1)));
            if (!names_day && !(is_open && is_particle(end - 1))) break;
            weekday = weekday || names_day;
        }
        return end;
    }

    // Returns whether a weekday and a comma or a full stop are before token `end`, as in `Fri, 12 Mar`.
    bool is_weekday_with_mark(std::size_t end) const {
        if (end < 2 || !is_word(end - 2)) return false;
        const char32_t mark = tokens_[end - 1].character;
        return (mark == ',' || mark == '.' || mark == 0x60c) && is_weekday(text(end - 2), language_);
    }

    // Returns the context of a date that is not part of a sentence.
    DateContext open_context() const {
        if (!is_short_) return DateContext::dateline;
        const std::size_t others = other_words();
        if (runs_on() || others > own_line_words) return DateContext::mention;
        return others == 0 && !ends_sentence() ? DateContext::alone : DateContext::own_line;
    }

    // Returns whether the line introduces a quotation of another message, as in `On 6 April 2020, Peter Marsh wrote:`.
    bool is_attribution() const {
        if (tokens_.size() < 3 || tokens_.back().character != ':' || !is_word(tokens_.size() - 2)) return false;
        const std::string_view verb = text(tokens_.size() - 2);
        for (const std::string_view each : {"wrote", "writes", "said", "schrieb", "écrit", "escribió", "escreveu",
                                            "scritto", "schreef", "skrev", "пишет", "писал"})
            if (verb == each) return true;
        return false;
    }

    // Returns whether the date is the first or the last day of a period, as in `12 February 1899 - 3 March 1971`.
    bool is_range() const {
        const auto is_dash = [](const DateToken& token) {
            return token.character == '-' || token.character == 0x2013 || token.character == 0x2014;
        };
        const std::size_t after = match_.last + 1;
        const bool is_first = after + 1 < tokens_.size() && is_dash(tokens_[after]) && is_date_at(after + 1);
        const bool is_last = match_.first > 4 && is_dash(tokens_[match_.first - 1]) &&
                             tokens_[match_.first - 2].kind == DateToken::Kind::number &&
                             tokens_[match_.first - 2].digits == 4;
        return is_first || is_last;
    }

    // Returns whether a date with a day begins at token `i`.
    bool is_date_at(std::size_t i) const {
        const auto next = match_date(line_, tokens_, i, language_);
        return next && next->first == i && next->date.day > 0;
    }

    // Returns whether the date is a time stamp of a log: a time follows the date, and the date is in brackets or no
    // word except a weekday precedes it.
    bool is_stamp(std::size_t end) const {
        if (!match_.has_time) return false;
        if (end > 0 && tokens_[end - 1].character == '[') return true;
        return std::all_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(end),
                           [](const DateToken& token) { return token.kind == DateToken::Kind::mark; });
    }

    // Returns whether a month without a day, whose words begin after token `end - 1`, is not part of a sentence: it is
    // the complete line, or it stands between punctuation marks in a line with few other words.
    bool is_month_apart(std::size_t end) const {
        const bool begins = end == 0, ends = match_.last + 1 == tokens_.size();
        if (begins && ends) return true;
        if (ends_sentence()) return false;
        return is_short_ && other_words() <= 3 && (begins || is_mark(end - 1)) && (ends || is_mark(match_.last + 1));
    }

    // Returns whether the line is a title that ends with the date: a few words without an article and a full stop, as
    // in `Council meeting 19 July 2023`. But `The treaty of 4 July 1776` has the date of an event.
    bool ends_title() const {
        if (!is_short_ || other_words() > title_words || !beside().after.empty() || is_definite_article(text(0)))
            return false;
        return match_.last + 1 == tokens_.size() || tokens_.back().character != '.';
    }

    // Returns whether the date has the Hungarian suffix of an adjective, as in `2022. március 3-i ülés`.
    bool is_adjective() const {
        const std::size_t next = match_.last + 1;
        return next + 1 < tokens_.size() && tokens_[next].character == '-' && is_word(next + 1) &&
               !tokens_[next + 1].spaced && text(next + 1).size() <= 2;
    }

    // Returns whether a full stop follows the date, which then may be the end of a sentence of wrapped text.
    bool ends_sentence() const { return match_.last + 2 == tokens_.size() && tokens_.back().character == '.'; }

    bool is_far() const { return count_characters(line_.substr(0, tokens_[match_.first].begin)) > dateline_reach; }

    static bool is_label_mark(char32_t c) { return c == ':' || c == 0xff1a || c == '='; }

    // Returns the context that a label before token `end` indicates, or nothing if there is no label. A label is a word
    // for which date_label() does not return `none`. The label must be the first or the last word of a sequence of at
    // most five words. Only colons, `=` and particles may stand between the sequence and `end`. The sequence begins
    // after a punctuation mark or a number, or at the beginning of the line, and does not include leading particles.
    std::optional<DateContext> label(std::size_t end) const {
        while (end > 0 && (is_label_mark(tokens_[end - 1].character) || is_particle(end - 1))) --end;
        std::size_t begin = end;
        while (begin > 0 && is_word(begin - 1)) --begin;
        while (begin < end && is_particle(begin) && date_label(text(begin)) == DateLabel::none) ++begin;
        if (begin == end || end - begin > 5) return {};  // no words, or a sentence
        for (const std::size_t i : {begin, end - 1}) {
            const DateLabel label = date_label(text(i));
            if (label == DateLabel::other) return DateContext::prose;
            if (i > begin && begins_small(text(begin))) break;  // within a sentence, as in `termination date of`
            if (label == DateLabel::published) return DateContext::published;
            if (label == DateLabel::updated) return DateContext::own_line;
        }
        return {};
    }

    std::size_t small_words(std::size_t end) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < end; ++i) count += is_word(i) && begins_small(text(i));
        return count;
    }

    // Returns whether the sentence continues after the date, as in `4 July 1776 was a Thursday`.
    bool runs_on() const {
        const std::size_t next = match_.last + 1;
        return next < tokens_.size() && is_word(next) && begins_small(text(next)) && !is_time_word(text(next));
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

// Returns the part of `line` after its last gap of three or more spaces, or an empty view if there is no such gap.
std::string_view last_column(std::string_view line) {
    const std::size_t end = line.find_last_not_of(' ');
    const std::size_t gap = line.rfind("   ", end);
    const std::size_t first = line.find_first_not_of(' ');
    return gap == line.npos || gap < first || end == line.npos ? std::string_view() : line.substr(gap + 3);
}

}  // namespace

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

std::optional<DateInContext> best_date(std::string_view line, std::string_view language) {
    const std::string_view reach = clip(line, line_reach);
    if (!may_have_year(reach)) return {};
    if (const std::string_view column = last_column(reach); !column.empty()) {
        auto found = best_date(column, language);
        if (found && found->context >= DateContext::own_line) return found;
    }
    const std::vector<DateToken> tokens = date_tokens(reach);
    std::optional<DateInContext> best;
    for (auto match = match_date(reach, tokens, 0, language); match;
         match = match_date(reach, tokens, match->last + 1, language)) {
        const DateContext context = DateInLine(line, tokens, *match, language).context();
        if (!best || context > best->context) best = DateInContext{*match, context};
    }
    return best;
}

bool is_yearless_date(std::string_view line, std::string_view language) {
    constexpr std::size_t size = 80, most_tokens = 14;
    if (line.size() > size || (is_ascii(line) && std::none_of(line.begin(), line.end(), is_ascii_digit))) return false;
    const std::vector<DateToken> tokens = date_tokens(line);
    if (tokens.size() > most_tokens) return false;
    bool has_number = false, has_month = false, has_weekday = false;
    for (const DateToken& token : tokens) {
        const std::string_view word = line.substr(token.begin, token.end - token.begin);
        has_number = has_number || token.kind == DateToken::Kind::number;
        if (token.kind != DateToken::Kind::word || is_date_particle(word)) continue;
        const bool is_day = is_weekday(word, language),
                   is_month = word == "月" || word == "월" || find_month(word, language);
        if (!is_day && !is_month && !is_time_word(word)) return false;
        has_weekday = has_weekday || is_day;
        has_month = has_month || is_month;
    }
    return has_weekday || (has_month && has_number);
}

std::optional<BesideDate> beside_date(std::string_view line, std::string_view language) {
    if (line.size() > line_reach || !may_have_year(line)) return {};
    const std::vector<DateToken> tokens = date_tokens(line);
    const auto match = match_date(line, tokens, 0, language);
    if (!match) return {};
    const DateInLine date(line, tokens, *match, language);
    BesideDate parts = date.beside();
    parts.is_labeled = date.is_labeled();
    return parts;
}

}  // namespace kwic
