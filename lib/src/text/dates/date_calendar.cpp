// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/dates/date_calendar.hpp"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <memory>
#include <optional>

namespace kwic {
namespace {

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

}  // namespace

std::optional<Date> plausible(Date date) {
    if (date.year < 1000 || date.year > 2100 || date.month < 1 || !is_valid(date)) return {};
    return date;
}

std::optional<Date> in_calendar(int year, MonthName month, int day) {
    if (month.month < 1 || month.month > 12 || day > 31) return {};
    if (month.calendar == MonthCalendar::persian && year >= 1200 && year < 1500) {
        return plausible(from_persian(year, month.month, day));
    }
    // Years of the Buddhist era, which Thailand uses, are Gregorian years plus 543.
    if (year >= 2400 && year <= 2643) year -= 543;
    return plausible({year, month.month, day});
}

}  // namespace kwic
