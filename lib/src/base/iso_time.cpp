// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/iso_time.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kwic {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr std::uint32_t second = 1'000'000'000;  // in nanoseconds

std::int64_t first_second(int year, int month, int day) {
    using namespace std::chrono;
    const auto days_of = [](int y, int m, int d) {
        return sys_days(std::chrono::year(y) / std::max(m, 1) / std::max(d, 1)).time_since_epoch().count();
    };
    return (days_of(year, month, day) - days_of(0, 1, 1)) * seconds_per_day;
}

// Returns the range of `size` seconds that begins with the second `first`.
TimeRange seconds_range(std::int64_t first, std::int64_t size) { return {{first, 0}, {first + size - 1, second - 1}}; }

TimeRange date_range(const Date& date) {
    const std::int64_t first = first_second(date.year, date.month, date.day);
    std::int64_t end = first + seconds_per_day;
    if (date.month == 0)
        end = first_second(date.year + 1, 1, 1);
    else if (date.day == 0)
        end = date.month == 12 ? first_second(date.year + 1, 1, 1) : first_second(date.year, date.month + 1, 1);
    return seconds_range(first, end - first);
}

// Reads numbers and characters from the beginning of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }

    // Skips the next character if it is one of `characters`. Returns whether a character was skipped.
    bool skip(std::string_view characters) {
        if (rest_.empty() || characters.find(rest_[0]) == characters.npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool is_at_digit() const { return !rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9'; }

    // Reads a number of two digits that is at most `max`.
    std::optional<int> two_digits(int max) {
        int value = 0;
        for (int i = 0; i < 2; ++i) {
            if (!is_at_digit()) return {};
            value = value * 10 + digit();
        }
        return value <= max ? std::optional(value) : std::nullopt;
    }

    int digit() {
        const int value = rest_[0] - '0';
        rest_.remove_prefix(1);
        return value;
    }

    char next() const { return rest_.empty() ? '\0' : rest_[0]; }

private:
    std::string_view rest_;
};

// Reads a zone: `Z`, or the difference of the local time from UTC. Returns the difference in seconds, 0 if the text has
// no zone, or nothing if the zone is malformed.
std::optional<std::int64_t> read_zone(Scanner& in) {
    if (in.at_end() || in.skip("Zz")) return 0;
    const bool is_negative = in.next() == '-';
    if (!in.skip("+-")) return {};
    const auto hours = in.two_digits(23);
    if (!hours) return {};
    std::optional<int> minutes = 0;
    if (in.skip(":") || in.is_at_digit()) minutes = in.two_digits(59);
    if (!minutes) return {};
    const std::int64_t difference = *hours * 3600 + *minutes * 60;
    return is_negative ? -difference : difference;
}

// Reads a time of a day whose first second is `day`, and the zone of this time.
std::optional<TimeRange> read_time(Scanner& in, std::int64_t day) {
    const auto hours = in.two_digits(24);
    if (!hours) return {};
    TimeRange range = seconds_range(day + *hours * 3600, 3600);
    const bool has_colons = in.next() == ':';
    if (in.skip(":") || in.is_at_digit()) {
        const auto minutes = in.two_digits(59);
        if (!minutes) return {};
        range = seconds_range(range.first.seconds + *minutes * 60, 60);
        if (has_colons ? in.skip(":") : in.is_at_digit()) {
            const auto seconds = in.two_digits(60);
            if (!seconds) return {};
            range = seconds_range(range.first.seconds + *seconds, 1);
            if (in.skip(".,")) {
                if (!in.is_at_digit()) return {};
                std::uint32_t unit = second;
                for (; in.is_at_digit(); unit = std::max(unit, 1u)) {
                    const auto digit = static_cast<std::uint32_t>(in.digit());
                    range.first.nanoseconds += digit * (unit /= 10);
                }
                range.last.nanoseconds = range.first.nanoseconds + unit - 1;
            }
        }
    }
    // The hour 24 is valid only as 24:00:00, the end of a day.
    if (*hours == 24 && (range.first.seconds != day + seconds_per_day || range.first.nanoseconds != 0)) return {};
    const auto zone = read_zone(in);
    if (!zone || !in.at_end()) return {};
    range.first.seconds -= *zone;
    range.last.seconds -= *zone;
    return range;
}

bool has_only_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Date day_of(const Instant& instant) {
    using namespace std::chrono;
    // A time zone can move an instant of the year 0 or 9999 to the year -1 or 10000 in UTC, which a Date cannot
    // represent.
    const std::int64_t last = first_second(9999, 12, 31);
    const std::int64_t within = std::clamp(instant.seconds, std::int64_t{0}, last);
    const year_month_day day = sys_days(std::chrono::year(0) / 1 / 1) + days(within / seconds_per_day);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::string iso_week(const Date& day) {
    using namespace std::chrono;
    const sys_days date = std::chrono::year(day.year) / day.month / day.day;
    const sys_days thursday = date + days(4) - days(weekday(date).iso_encoding());
    const std::chrono::year year = year_month_day(thursday).year();
    const auto week = (thursday - sys_days(year / 1 / 1)).count() / 7 + 1;
    return fmt::format("{:04}-W{:02}", static_cast<int>(year), week);
}

std::string to_string(const Instant& instant) {
    const std::string day = to_string(day_of(instant));
    const std::int64_t time = ((instant.seconds % seconds_per_day) + seconds_per_day) % seconds_per_day;
    if (time == 0 && instant.nanoseconds == 0) return day;
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", day, time / 3600, time / 60 % 60, time % 60);
    if (instant.nanoseconds != 0) {
        text += fmt::format(".{:09}", instant.nanoseconds);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

TimeRange days_range(std::string_view first, std::string_view last) {
    const auto second_of = [](std::string_view day) {
        const int number = std::stoi(std::string(day));
        return first_second(number / 10'000, number / 100 % 100, number % 100);
    };
    return {{second_of(first), 0}, {second_of(last) + seconds_per_day - 1, second - 1}};
}

std::optional<TimeRange> parse_iso_time(std::string_view text) {
    if (const auto date = parse_date(text)) return date_range(*date);
    constexpr std::size_t basic_size = 8;      // of YYYYMMDD
    constexpr std::size_t extended_size = 10;  // of YYYY-MM-DD
    std::string day(text.substr(0, std::min(extended_size, text.size())));
    std::size_t size = extended_size;
    if (text.size() > basic_size && has_only_digits(text.substr(0, basic_size))) {
        day.resize(basic_size);
        day.insert(6, "-").insert(4, "-");
        size = basic_size;
    }
    const auto date = parse_date(day);
    if (!date || date->day == 0 || text.size() <= size) return {};
    Scanner in(text.substr(size));
    // A space separates the date from the time only if the date has hyphens.
    if (!in.skip(size == extended_size ? "Tt " : "Tt")) return {};
    return read_time(in, first_second(date->year, date->month, date->day));
}

}  // namespace kwic
