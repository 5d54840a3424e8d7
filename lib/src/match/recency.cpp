// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/recency.hpp"

#include "schema/schema.hpp"
#include "schema/value_reader.hpp"
#include "text/dates/date.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Without this lower bound, an age of several half-lives would outweigh the words of the query, and all documents
// without a date would have the score 0.
constexpr double min_factor = 1.0 / 16;

// Returns the number of days since 1970-01-01.
long day_number(int year, int month, int day) {
    using namespace std::chrono;
    const auto part = [](int number) { return static_cast<unsigned>(number); };
    return sys_days(std::chrono::year(year) / std::chrono::month(part(month)) / std::chrono::day(part(day)))
        .time_since_epoch()
        .count();
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

Recency::Recency(double half_life, std::string_view today) : half_life_(half_life), today_(today) {
    if (!(half_life > 0)) throw Error(ErrorCode::invalid_argument, "a half-life must be longer than 0 days");
    const auto date = parse_date(today);
    if (!date || date->day == 0)
        throw Error(ErrorCode::invalid_argument, "'" + today_ + "' is not a day such as 2023-07-19");
    today_number_ = day_number(date->year, date->month, date->day);
}

double Recency::factor(std::string_view day) const {
    constexpr int mid_year = 7, mid_month = 15;
    if (day.size() < 8) return min_factor;
    const int month = number(day.substr(4, 2)), in_month = number(day.substr(6, 2));
    const long then = month == 0 ? day_number(number(day.substr(0, 4)), mid_year, 1)
                                 : day_number(number(day.substr(0, 4)), month, in_month == 0 ? mid_month : in_month);
    const auto age = static_cast<double>(std::max(today_number_ - then, 0L));
    return std::max(std::exp2(-age / half_life_), min_factor);
}

void Recency::apply(std::vector<Ranked>& documents, const glass::OpenDatabase& opened) const {
    ValueReader days(opened, schema::date_slot);
    for (Ranked& each : documents) each.score *= factor(days.value(each.document));
}

std::string Recency::explanation() const {
    return fmt::format(
        "scores are multiplied by 1 for documents dated {} or later, by 1/2 for those {} days older, and by 1/16 for "
        "those at least {} days older or without a date",
        today_, half_life_, 4 * half_life_);
}

}  // namespace kwic
