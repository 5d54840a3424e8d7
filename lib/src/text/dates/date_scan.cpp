// SPDX-License-Identifier: GPL-2.0-or-later
// date_tokens() splits a line into tokens. match_date() recognizes the forms in which dates are written.
#include "text/dates/date_scan.hpp"

#include "text/dates/date_words.hpp"
#include "text/fold.hpp"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Returns the value of `c` as a decimal digit, or -1 if `c` is neither an ASCII digit nor a digit of a script whose
// zero is in the list below.
int digit_value(char32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    for (const char32_t zero : {0x660u, 0x6f0u, 0x966u, 0x9e6u, 0xe50u, 0x1040u, 0x17e0u, 0xff10u}) {
        if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
    }
    return -1;
}

bool is_space(char32_t c) {
    return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200f) || c == 0x202f || c == 0x3000;
}

bool is_mark(char32_t c) {
    if (c < 0x80) return !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && !(c >= '0' && c <= '9') && c != '\'';
    return c < 0xc0 || c == 0x60c || c == 0x61b || c == 0x964 || (c >= 0x2010 && c <= 0x2bff) ||
           (c >= 0x3001 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
           (c >= 0xff3b && c <= 0xff40) || (c >= 0xff5b && c <= 0xff65) || c == 0xfeff || c == 0x5be;
}

// Converts a date of the Persian solar calendar to the Gregorian calendar, with ICU.
Date from_persian(int year, int month, int day) {
    UErrorCode error = U_ZERO_ERROR;
    const auto& zone = *icu::TimeZone::getGMT();
    const std::unique_ptr<icu::Calendar> persian(
        icu::Calendar::createInstance(zone, icu::Locale("en@calendar=persian"), error));
    icu::GregorianCalendar gregorian(zone, icu::Locale::getRoot(), error);
    if (U_FAILURE(error)) return {};
    persian->clear();
    persian->setLenient(false);
    persian->set(year, month - 1, day == 0 ? 1 : day);
    gregorian.setTime(persian->getTime(error), error);
    const Date date{gregorian.get(UCAL_YEAR, error), gregorian.get(UCAL_MONTH, error) + 1,
                    gregorian.get(UCAL_DATE, error)};
    if (U_FAILURE(error)) return {};
    return day == 0 ? Date{date.year, date.month, 0} : date;
}

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
        if (!match && is_word(i)) match = month_first(i);
        return match && is_whole(*match) ? match : std::nullopt;
    }

private:
    struct Month {
        MonthName name;
        std::size_t last;  // index of the last token of the name
    };

    bool is_number(std::size_t i, unsigned digits) const {
        if (i >= tokens_.size() || tokens_[i].kind != DateToken::Kind::number) return false;
        return digits == 4 ? tokens_[i].digits == 4 : tokens_[i].digits <= digits;
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

    // Skips an ordinal suffix (`st`, `er`, `.`, `º`) if one begins at token `i`. Returns the index of the next token.
    std::size_t skip_ordinal(std::size_t i) const {
        if (is_word(i) && is_glued(i) && tokens_[i].end - tokens_[i].begin <= 3) ++i;
        if (i < tokens_.size() && is_glued(i) &&
            (is_mark(i, ".") || tokens_[i].character == 0xba || tokens_[i].character == 0xaa))
            ++i;
        return i;
    }

    static std::optional<Date> plausible(Date date) {
        if (date.year < 1000 || date.year > 2100 || date.month < 1 || !is_valid(date)) return {};
        return date;
    }

    // Returns the date whose year is token `year_token`, or nothing if the date is not plausible. A year that is
    // written in Persian digits may be a year of the Persian calendar.
    std::optional<Date> numeric(std::size_t year_token, int month, int day) const {
        const DateToken& year = tokens_[year_token];
        const bool persian = year.character >= 0x6f0 && year.character <= 0x6f9;
        return in_calendar(year.value, {month, persian ? MonthCalendar::persian : MonthCalendar::gregorian}, day);
    }

    static std::optional<Date> in_calendar(int year, MonthName month, int day) {
        if (month.month < 1 || month.month > 12 || day > 31) return {};
        if (month.calendar == MonthCalendar::persian && year >= 1200 && year < 1500) {
            return plausible(from_persian(year, month.month, day));
        }
        // Years of the Buddhist era, which Thailand uses, are Gregorian years plus 543.
        if (year >= 2400 && year <= 2643) year -= 543;
        return plausible({year, month.month, day});
    }

    std::optional<DateMatch> made(std::optional<Date> date, std::size_t first, std::size_t last) const {
        if (!date) return {};
        return DateMatch{*date, first, last};
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

    // Matches `19.07.2023`, `19/7/2023`, `3-MAR-1987`, `19th of July, 2023` or `12 de marzo de 2021`.
    std::optional<DateMatch> day_first(std::size_t i) const {
        const int day = tokens_[i].value;
        if (is_mark(i + 1, "./-") && is_number(i + 2, 2) && (is_glued(i + 2) || is_mark(i + 1, "."))) {
            if (!is_mark(i + 3, "./-") || tokens_[i + 3].character != tokens_[i + 1].character || !is_number(i + 4, 4))
                return {};
            int day_of_month = day, month_number = tokens_[i + 2].value;
            // It is impossible to know whether a text writes the month first, as is usual in the USA. So the first
            // number is the day if possible.
            if (is_mark(i + 1, "/-") && month_number > 12 && day <= 12) std::swap(day_of_month, month_number);
            if (day_of_month == 0) return {};
            return made(numeric(i + 4, month_number, day_of_month), i, i + 4);
        }
        std::size_t at = is_mark(i + 1, "-") && is_glued(i + 1) ? i + 2 : skip_particles(skip_ordinal(i + 1), "");
        if (is_number(at, 2) && fold(text(at - 1)) == "tháng")
            return named_year(i, {{tokens_[at].value, MonthCalendar::gregorian}, at}, day);
        if (!is_word(at) || !has_year(at)) return {};
        const auto named = month(at);
        return named && day > 0 ? named_year(i, *named, day) : std::nullopt;
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
        std::size_t at = skip_particles(named.last + 1, ",.-");
        if (is_word(at) && text(at) == "พ" && is_number(at + 4, 4)) at += 4;
        if (!is_number(at, 4)) return {};
        std::size_t last = at;
        if (is_word(at + 1) && tokens_[at + 1].end - tokens_[at + 1].begin <= 2 && tokens_[at + 1].character != 'T')
            ++last;
        if (last > at && is_mark(last + 1, ".") && is_glued(last + 1)) ++last;
        return made(in_calendar(tokens_[at].value, named.name, day), first, last);
    }

    // Matches `July 19, 2023` or `July 2023`.
    std::optional<DateMatch> month_first(std::size_t i) const {
        const bool next = is_number(i + 1, 4) || is_number(i + 2, 4) || is_number(i + 3, 4) || is_number(i + 4, 4) ||
                          is_number(i + 5, 4);
        if (!next) return {};
        std::size_t number = i + 1;
        while (!is_number(number, 4) && tokens_[number].kind != DateToken::Kind::number) ++number;
        if (number > i + 3 || !(is_number(number, 2) || is_number(number, 4))) return {};
        const auto named = month(i);
        if (!named || skip_particles(named->last + 1, ".-") != number) return {};
        if (is_number(number, 4)) return named_year(i, *named, 0);
        const std::size_t at = skip_particles(skip_ordinal(number + 1), ",");
        if (!is_number(at, 4) || tokens_[number].value == 0) return {};
        return made(in_calendar(tokens_[at].value, named->name, tokens_[number].value), i, at);
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

std::vector<DateToken> date_tokens(std::string_view line) {
    std::vector<DateToken> tokens;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(line.data());
    bool spaced = true;
    for (int32_t i = 0, size = static_cast<int32_t>(line.size()); i < size;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 next;
        U8_NEXT_OR_FFFD(bytes, i, size, next);
        const auto c = static_cast<char32_t>(next);
        if (is_space(c)) {
            spaced = true;
            continue;
        }
        const int digit = digit_value(c);
        const auto kind = digit >= 0   ? DateToken::Kind::number
                          : is_mark(c) ? DateToken::Kind::mark
                                       : DateToken::Kind::word;
        const bool grows = !spaced && !tokens.empty() && tokens.back().kind == kind && kind != DateToken::Kind::mark;
        if (!grows) tokens.push_back({kind, begin, begin, 0, 0, c, spaced});
        DateToken& token = tokens.back();
        token.end = static_cast<std::size_t>(i);
        if (digit >= 0 && ++token.digits <= 8) token.value = token.value * 10 + digit;
        spaced = false;
    }
    return tokens;
}

std::optional<DateMatch> match_date(std::string_view line, const std::vector<DateToken>& tokens, std::size_t from,
                                    std::string_view language) {
    const Matcher matcher(line, tokens, language);
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (auto match = matcher.at(i)) return match;
    }
    return {};
}

}  // namespace kwic
