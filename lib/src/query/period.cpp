// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/period.hpp"

#include "text/dates/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

using namespace std::chrono;

std::string format_day(sys_days day) {
    const year_month_day date(day);
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

Period month_period(year y, month m) {
    const sys_days last = y / m / std::chrono::last;
    return {fmt::format("{:04}{:02}00", static_cast<int>(y), static_cast<unsigned>(m)), format_day(last)};
}

Period year_period(int y) { return {fmt::format("{:04}0000", y), fmt::format("{:04}1231", y)}; }

sys_days monday_of(sys_days day) { return day - (weekday(day) - Monday); }

Period week_period(sys_days monday) { return {format_day(monday), format_day(monday + days(6))}; }

std::optional<Period> relative_period(std::string_view text) {
    const sys_days today = floor<days>(system_clock::now());
    const year_month_day date(today);
    if (text == "today") return Period{format_day(today), format_day(today)};
    if (text == "yesterday") return Period{format_day(today - days(1)), format_day(today - days(1))};
    if (text == "this-week") return week_period(monday_of(today));
    if (text == "last-week") return week_period(monday_of(today) - days(7));
    if (text == "this-month") return month_period(date.year(), date.month());
    if (text == "last-month") {
        const auto before = date.year() / date.month() - months(1);
        return month_period(before.year(), before.month());
    }
    if (text == "this-year") return year_period(static_cast<int>(date.year()));
    if (text == "last-year") return year_period(static_cast<int>(date.year()) - 1);
    return {};
}

// Reads an ISO 8601 week. Week 1 of a year is the week that contains January 4.
std::optional<Period> iso_week(std::string_view text) {
    if (text.size() != 8 || text.substr(4, 2) != "-w") return {};
    int number[3] = {};
    const std::string_view parts[] = {text.substr(0, 4), text.substr(6, 2)};
    for (int i = 0; i < 2; ++i)
        for (const char c : parts[i]) {
            if (c < '0' || c > '9') return {};
            number[i] = number[i] * 10 + (c - '0');
        }
    const sys_days first = monday_of(sys_days(year(number[0]) / January / 4));
    const sys_days monday = first + days(7 * (number[1] - 1));
    if (number[1] < 1 || year_month_day(monday + days(3)).year() != year(number[0])) return {};
    return week_period(monday);
}

sys_days parse_day(const std::string& day) {
    const auto number = [&](std::size_t at, std::size_t size) { return std::stoi(day.substr(at, size)); };
    // Month or day 00 stands for an unknown month or day, which is replaced by the first.
    return sys_days(year(number(0, 4)) / std::max(number(4, 2), 1) / std::max(number(6, 2), 1));
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
    if (const auto date = parse_date(text)) {
        if (!date->month) return year_period(date->year);
        if (!date->day) return month_period(year(date->year), month(static_cast<unsigned>(date->month)));
        const std::string day = fmt::format("{:04}{:02}{:02}", date->year, date->month, date->day);
        return Period{day, day};
    }
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (const auto week = iso_week(lower)) return week;
    return relative_period(lower);
}

std::optional<TimeRange> parse_time_range(std::string_view text) {
    if (const auto range = parse_iso_time(text)) return range;
    const auto period = parse_period(text);
    return period ? std::optional(days_range(period->first, period->last)) : std::nullopt;
}

std::optional<std::string> day_before(const std::string& day) {
    if (day <= "00000101") return {};
    return format_day(parse_day(day) - days(1));
}

std::optional<std::string> day_after(const std::string& day) {
    if (day >= "99991231") return {};
    return format_day(parse_day(day) + days(1));
}

}  // namespace kwic
