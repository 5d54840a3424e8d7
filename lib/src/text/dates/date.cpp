// SPDX-License-Identifier: GPL-2.0-or-later
// Implements find_date_in_path(). Dates in texts are found by date_find.cpp.
#include "text/dates/date.hpp"

#include "base/ascii.hpp"
#include "text/dates/date_scan.hpp"
#include "text/utf8_repair.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {
namespace {

// Returns the value of a string of decimal digits, or -1 if one of its characters is not a digit.
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!is_ascii_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_whole_number(std::string_view text, std::size_t begin, std::size_t size) {
    if (begin + size > text.size() || number(text.substr(begin, size)) < 0) return false;
    return (begin == 0 || !is_ascii_digit(text[begin - 1])) &&
           (begin + size == text.size() || !is_ascii_digit(text[begin + size]));
}

bool is_path_separator(char c) { return c == '-' || c == '_' || c == '/' || c == '.' || c == ' '; }

// Returns whether the date exists and its year is one that the names of files may have.
bool is_plausible(const Date& date) { return is_valid(date) && date.year >= 1800 && date.year <= 2100; }

// Returns the date whose year begins at offset `i`, or nothing if there is none.
std::optional<Date> date_at(std::string_view path, std::size_t i) {
    std::size_t month = i + 4, day = i + 6;
    if (!is_whole_number(path, i, 8)) {
        month = i + 5;
        day = i + 8;
        if (!is_whole_number(path, i, 4) || !is_whole_number(path, month, 2) || !is_whole_number(path, day, 2))
            return {};
        if (!is_path_separator(path[i + 4]) || !is_path_separator(path[i + 7])) return {};
    }
    const Date date{number(path.substr(i, 4)), number(path.substr(month, 2)), number(path.substr(day, 2))};
    const bool whole = date.month > 0 && date.day > 0;
    return whole && is_plausible(date) ? std::optional(date) : std::nullopt;
}

// Returns the last date in `name`, the name of a file or folder, that has a day if `is_day` is true and only a month
// otherwise. Recognizes the forms that texts have, such as `15.03.2024`, `12 March 2021` and `2019-07`.
std::optional<Date> date_in_name(std::string_view name, bool is_day) {
    if (!may_have_year(name)) return {};
    std::string line;
    append_repaired_utf8(line, name);
    std::replace(line.begin(), line.end(), '_', ' ');
    const std::vector<DateToken> tokens = date_tokens(line);
    std::optional<Date> last;
    for (auto match = match_date(line, tokens, 0, {}); match; match = match_date(line, tokens, match->last + 1, {}))
        if (is_plausible(match->date) && (match->date.day > 0) == is_day) last = match->date;
    return last;
}

// Returns the month of the last folder whose name is the number of a month, in a folder whose name is a year, as in
// `2024/03/notes.txt`.
std::optional<Date> month_of_folders(std::string_view path) {
    for (std::size_t i = path.size(); i-- > 0;) {
        const bool is_folder = i == 0 || path[i - 1] == '/';
        if (!is_folder || !is_whole_number(path, i, 4) || !is_whole_number(path, i + 5, 2)) continue;
        if (path[i + 4] != '/' || path.substr(i + 7, 1) != "/") continue;
        const Date month{number(path.substr(i, 4)), number(path.substr(i + 5, 2)), 0};
        if (month.month > 0 && is_plausible(month)) return month;
    }
    return {};
}

// Returns date_in_name() of the last name in the path that has such a date.
std::optional<Date> date_in_names(std::string_view path, bool is_day) {
    while (true) {
        const std::size_t slash = path.rfind('/');
        if (const auto date = date_in_name(path.substr(slash + 1), is_day)) return date;
        if (slash == path.npos) return {};
        path = path.substr(0, slash);
    }
}

// Returns the last date whose parts are numbers with the year first, as in `2021/03/12/x.txt` and `20210312.txt`.
std::optional<Date> year_first_date(std::string_view path) {
    for (std::size_t i = path.size(); i-- > 0;) {
        if (!is_ascii_digit(path[i])) continue;
        if (const auto date = date_at(path, i)) return date;
    }
    return {};
}

}  // namespace

std::optional<Date> find_date_in_path(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    if (const auto date = year_first_date(name)) return date;
    if (const auto date = date_in_name(name, true)) return date;
    if (const auto date = year_first_date(path)) return date;
    if (const auto date = date_in_names(path, true)) return date;
    if (const auto month = date_in_name(name, false)) return month;
    if (const auto month = month_of_folders(path)) return month;
    return date_in_names(path, false);
}

}  // namespace kwic
