// SPDX-License-Identifier: GPL-2.0-or-later
// match_date() recognizes the forms in which dates are written.
#include "text/dates/date_scan.hpp"

#include "base/utf8.hpp"
#include "text/dates/date_calendar.hpp"
#include "text/dates/date_words.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Matches a date, in any of the supported forms, at a given token.
class Matcher {
public:
    Matcher(std::string_view line, const std::vector<DateToken>& tokens, std::string_view language)
        : line_(line), tokens_(tokens), language_(language) {}

    std::optional<DateMatch> at(std::size_t i) const {
        std::optional<DateMatch> match;
        if (is_number(i, 4)) match = year_first(i);
        if (!match && is_number(i, 2)) match = day_first(i);
        if (!match && is_number(i, 2)) match = era(i);
        if (!match && is_number(i, 8)) match = compact(i);
        if (!match && is_word(i)) match = month_first(i);
        if (!match || !is_whole(*match)) return {};
        match->has_time = match->has_time || is_time_next(match->last + 1);
        return match;
    }

private:
    struct Month {
        MonthName name;
        std::size_t last;  // index of the last token of the name
    };

    // Returns whether token `i` is a number of one or two digits, or of exactly `digits` digits if `digits` is larger.
    bool is_number(std::size_t i, unsigned digits) const {
        if (i >= tokens_.size() || tokens_[i].kind != DateToken::Kind::number) return false;
        return digits > 2 ? tokens_[i].digits == digits : tokens_[i].digits <= digits;
    }
    bool is_word(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == DateToken::Kind::word; }
    bool is_mark(std::size_t i, std::string_view marks) const {
        return i < tokens_.size() && tokens_[i].kind == DateToken::Kind::mark && tokens_[i].character < 0x80 &&
               marks.find(static_cast<char>(tokens_[i].character)) != std::string_view::npos;
    }
    bool is_glued(std::size_t i) const { return i < tokens_.size() && !tokens_[i].spaced; }
    std::string_view text(std::size_t i) const {
        return line_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }

    // Returns the month whose name begins at token `i`. A slash and a second name belong to the name, because Arabic
    // newspapers write two names of a month: `آذار/مارس`.
    std::optional<Month> month(std::size_t i) const {
        const auto first = single_month(i);
        if (!first || !is_mark(first->last + 1, "/")) return first;
        const auto second = single_month(first->last + 2);
        return second ? Month{first->name, second->last} : first;
    }

    // Returns the month whose name begins at token `i`. The name may be one word, two words (`تشرين الأول`), or an
    // abbreviation with full stops (`มี.ค.`).
    std::optional<Month> single_month(std::size_t i) const {
        if (!is_word(i)) return {};
        std::string name(text(i));
        std::size_t last = i;
        while (is_mark(last + 1, ".") && is_glued(last + 1) && is_word(last + 2) && is_glued(last + 2))
            name += text(last += 2);
        if (last == i && tokens_[i].character >= 0x80 && is_word(i + 1)) name += text(++last);
        auto found = find_month(name, language_);
        if (!found && last > i) found = find_month(text(last = i), language_);
        if (!found) return {};
        return Month{*found, is_mark(last + 1, ".") && is_glued(last + 1) ? last + 1 : last};
    }

    // Skips at most three tokens from `i` on. Each skipped token is a mark in `marks`, an Arabic comma, or a particle,
    // such as `de` in `12 de marzo de 2021`. Returns the index of the next token.
    std::size_t skip_particles(std::size_t i, std::string_view marks) const {
        for (int skipped = 0; skipped < 3; ++skipped) {
            if (is_mark(i, marks) || (is_word(i) && is_date_particle(text(i)))) {
                ++i;
            } else if (i < tokens_.size() && tokens_[i].character == 0x60c) {
                ++i;
            } else {
                break;
            }
        }
        return i;
    }

    // Skips an ordinal suffix (`st`, `er`, `ης`, `.`, `º`) if one begins at token `i`. Returns the index of the next
    // token.
    std::size_t skip_ordinal(std::size_t i) const {
        if (is_word(i) && is_glued(i) && (text(i).size() <= 3 || count_characters(text(i)) == 2)) ++i;
        if (i < tokens_.size() && is_glued(i) &&
            (is_mark(i, ".") || tokens_[i].character == 0xba || tokens_[i].character == 0xaa))
            ++i;
        return i;
    }

    // Returns the date whose year is token `year_token`, or nothing if the date is not plausible. A year that is
    // written in Persian digits may be a year of the Persian calendar.
    std::optional<Date> numeric(std::size_t year_token, int month, int day) const {
        const DateToken& year = tokens_[year_token];
        const bool persian = year.character >= 0x6f0 && year.character <= 0x6f9;
        return in_calendar(year.value, {month, persian ? MonthCalendar::persian : MonthCalendar::gregorian}, day);
    }

    std::optional<DateMatch> made(std::optional<Date> date, std::size_t first, std::size_t last) const {
        if (!date) return {};
        return DateMatch{.date = *date, .first = first, .last = last};
    }

    // Matches `2021-03-12`, `2021/3/12`, `2021. 3. 12.`, `2021年3月12日`, `2021. március 12.` or `2021-03`.
    std::optional<DateMatch> year_first(std::size_t i) const {
        if (is_word(i + 1) && is_glued(i + 1)) return with_units(i, tokens_[i].value);
        if (is_mark(i + 1, "-/.") && is_number(i + 2, 2) && (is_glued(i + 2) || is_mark(i + 1, "."))) {
            const bool whole =
                is_mark(i + 3, "-/.") && tokens_[i + 3].character == tokens_[i + 1].character && is_number(i + 4, 2);
            if (whole) return made(numeric(i, tokens_[i + 2].value, tokens_[i + 4].value), i, i + 4);
            const bool iso = is_mark(i + 1, "-") && tokens_[i + 2].digits == 2 && !is_mark(i + 3, "-/.");
            return iso ? made(numeric(i, tokens_[i + 2].value, 0), i, i + 2) : std::nullopt;
        }
        const std::size_t at = skip_particles(i + 1, ".");
        if (!is_word(at) || !is_number(at + 1, 2)) return {};
        const auto named = month(at);
        return named ? made(in_calendar(tokens_[i].value, named->name, tokens_[at + 1].value), i, at + 1)
                     : std::nullopt;
    }

    // Matches `年3月12日` or `년 3월 12일` after a year.
    std::optional<DateMatch> with_units(std::size_t i, int year) const {
        const auto unit = [&](std::size_t k, std::initializer_list<std::string_view> names) {
            if (!is_word(k) || !is_glued(k)) return false;
            for (const auto name : names) {
                if (text(k).starts_with(name)) return true;
            }
            return false;
        };
        if (!unit(i + 1, {"年", "년"}) || !is_number(i + 2, 2) || !unit(i + 3, {"月", "월"})) return {};
        const bool day = is_number(i + 4, 2) && unit(i + 5, {"日", "일", "号", "號"});
        return made(plausible({year, tokens_[i + 2].value, day ? tokens_[i + 4].value : 0}), i, day ? i + 5 : i + 3);
    }

    // Matches a date with a year of a Japanese era: `令和3年3月12日`.
    std::optional<DateMatch> era(std::size_t i) const {
        if (i == 0 || !is_word(i - 1) || !is_word(i + 1)) return {};
        constexpr std::array<std::pair<std::string_view, int>, 3> eras = {
            {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}}};
        for (const auto& [name, before] : eras) {
            if (text(i - 1).ends_with(name)) return with_units(i, before + tokens_[i].value);
        }
        return {};
    }

    // Matches a day without separators before a time: `20240301T101112Z`.
    std::optional<DateMatch> compact(std::size_t i) const {
        if (!is_word(i + 1) || text(i + 1) != "T" || !is_glued(i + 1) || !is_glued(i + 2)) return {};
        if (!is_number(i + 2, 6) && !is_number(i + 2, 4)) return {};
        const int value = tokens_[i].value, day = value % 100;
        if (day == 0) return {};
        return made(plausible({value / 10000, value / 100 % 100, day}), i, i);
    }

    // Skips a time of day and a zone, such as `10:11:12.5`, `10:11 CEST` and `10:11:12 +0100`, if one begins at token
    // `i`. Returns the index of the next token.
    std::size_t skip_time(std::size_t i) const {
        if (!is_number(i, 2) || !is_mark(i + 1, ":") || !is_number(i + 2, 2)) return i;
        i += 3;
        if (is_mark(i, ":") && is_number(i + 1, 2)) i += 2;
        if (is_mark(i, ".,") && is_glued(i) && i + 1 < tokens_.size() && tokens_[i + 1].digits > 0) i += 2;
        if (is_mark(i, "+-") && is_number(i + 1, 4) && is_glued(i + 1)) return i + 2;
        return is_word(i) && tokens_[i].end - tokens_[i].begin <= 5 ? i + 1 : i;
    }

    // Matches `19.07.2023`, `19/7/2023`, `3-MAR-1987`, `01/Mar/2024`, `19th of July, 2023` or `12 de marzo de 2021`.
    std::optional<DateMatch> day_first(std::size_t i) const {
        const int day = tokens_[i].value;
        if (is_mark(i + 1, "./-") && is_number(i + 2, 2) && (is_glued(i + 2) || is_mark(i + 1, "."))) {
            if (!is_mark(i + 3, "./-") || tokens_[i + 3].character != tokens_[i + 1].character || !is_number(i + 4, 4))
                return {};
            int day_of_month = day, month_number = tokens_[i + 2].value;
            // The line does not tell whether the month precedes the day, as is usual in the USA. So the first number is
            // the day if possible. The order is uncertain if both numbers can be months.
            const bool may_be_swapped = is_mark(i + 1, "/-");
            if (may_be_swapped && month_number > 12 && day <= 12) std::swap(day_of_month, month_number);
            if (day_of_month == 0) return {};
            auto match = made(numeric(i + 4, month_number, day_of_month), i, i + 4);
            if (match && may_be_swapped) match->order = order_of(day, tokens_[i + 2].value);
            return match;
        }
        const bool joined = is_mark(i + 1, "-/") && is_glued(i + 1);
        std::size_t at = joined ? i + 2 : skip_particles(skip_ordinal(i + 1), "");
        if (is_number(at, 2) && fold(text(at - 1)) == "tháng")
            return named_year(i, {{tokens_[at].value, MonthCalendar::gregorian}, at}, day);
        if (!is_word(at) || !has_year(at)) return {};
        const auto named = month(at);
        if (!named || day == 0) return {};
        auto match = named_year(i, *named, day);
        if (match) match->order = DateOrder::day_first;
        return match;
    }

    static DateOrder order_of(int first, int second) {
        if (first == second) return DateOrder::none;
        return first > 12 ? DateOrder::day_first : second > 12 ? DateOrder::month_first : DateOrder::uncertain;
    }

    // Returns whether the first number after token `i` can be a year and is at most nine tokens away. If not, token `i`
    // is not the month of a date and need not be looked up in the table of months.
    bool has_year(std::size_t i) const {
        for (std::size_t k = i + 1; k < tokens_.size() && k <= i + 9; ++k) {
            if (tokens_[k].kind == DateToken::Kind::number) return is_number(k, 4);
        }
        return false;
    }

    // Matches the year after a month, including the words that belong to the year, as in `2021 г.`, `2023 r.` and
    // `พ.ศ. 2564`.
    std::optional<DateMatch> named_year(std::size_t first, const Month& named, int day) const {
        std::size_t at = skip_particles(named.last + 1, ",.-/");
        if (is_word(at) && text(at) == "พ" && is_number(at + 4, 4)) at += 4;
        if (!is_number(at, 4)) return {};
        std::size_t last = at;
        if (is_word(at + 1) && tokens_[at + 1].end - tokens_[at + 1].begin <= 2 && tokens_[at + 1].character != 'T')
            ++last;
        if (last > at && is_mark(last + 1, ".") && is_glued(last + 1)) ++last;
        return made(in_calendar(tokens_[at].value, named.name, day), first, last);
    }

    // Returns whether one of the tokens from `begin` to `end - 1` is a number of four digits.
    bool has_four_digits(std::size_t begin, std::size_t end) const {
        for (; begin < std::min(end, tokens_.size()); ++begin)
            if (is_number(begin, 4)) return true;
        return false;
    }

    // Matches `July 19, 2023`, `July 2023`, or `Jul 19 10:11:12 2023` with a time before the year.
    std::optional<DateMatch> month_first(std::size_t i) const {
        std::size_t number = i + 1;
        while (number < tokens_.size() && number <= i + 3 && tokens_[number].kind != DateToken::Kind::number) ++number;
        if (!is_number(number, 2) && !is_number(number, 4)) return {};
        const std::size_t time = is_number(number, 2) ? skip_time(number + 1) : number;
        if (number > i + 3 || !has_four_digits(i + 1, std::max(i + 6, time + 1))) return {};
        const auto named = month(i);
        if (!named || skip_particles(named->last + 1, ".-") != number) return {};
        if (is_number(number, 4)) return named_year(i, *named, 0);
        const bool has_time = time > number + 1 && is_number(time, 4);
        const std::size_t at = has_time ? time : skip_particles(skip_ordinal(number + 1), ",");
        if (!is_number(at, 4) || tokens_[number].value == 0) return {};
        auto match = made(in_calendar(tokens_[at].value, named->name, tokens_[number].value), i, at);
        if (!match) return {};
        match->order = DateOrder::month_first;
        match->has_time = has_time;
        return match;
    }

    // Returns whether a time of day begins at token `i`, as in `T10:11`, `, 10:11`, ` 10:11` and `:10:11:12`.
    bool is_time_next(std::size_t i) const {
        if (is_word(i) && is_glued(i) && (text(i) == "T" || text(i) == "t"))
            return i + 1 < tokens_.size() && tokens_[i + 1].digits > 0;
        if (is_mark(i, ":,")) ++i;
        return is_number(i, 2) && is_mark(i + 1, ":") && is_number(i + 2, 2);
    }

    // Returns false if the match is part of a longer number or name, such as `v12.03.2021.5` or `1993Apr23`.
    bool is_whole(const DateMatch& match) const {
        const auto is_name = [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); };
        const std::size_t begin = tokens_[match.first].begin, end = tokens_[match.last].end;
        if (begin > 0 && is_name(line_[begin - 1])) return false;
        if (begin > 1 && std::string_view("./").find(line_[begin - 1]) != std::string_view::npos &&
            is_name(line_[begin - 2]))
            return false;
        if (end == line_.size()) return true;
        const bool digit_follows = end + 1 < line_.size() && line_[end + 1] >= '0' && line_[end + 1] <= '9';
        if (line_[end] == 'T' || line_[end] == 't') return digit_follows;
        return !is_name(line_[end]) &&
               !(std::string_view("./-").find(line_[end]) != std::string_view::npos && digit_follows);
    }

    std::string_view line_;
    const std::vector<DateToken>& tokens_;
    std::string_view language_;
};

}  // namespace

std::optional<DateMatch> match_date(std::string_view line, const std::vector<DateToken>& tokens, std::size_t from,
                                    std::string_view language) {
    const Matcher matcher(line, tokens, language);
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (auto match = matcher.at(i)) return match;
    }
    return {};
}

}  // namespace kwic
