// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/range.hpp"

#include "query/period.hpp"
#include "schema/value_key.hpp"

#include <kwic/warning.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Converts YYYYMMDD to YYYY-MM-DD.
std::string written_day(const std::string& day) {
    return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

// Removes `sign`, or `sign` and `=`, from the beginning of a bound. Returns whether the sign excludes the bound.
bool take_sign(std::string& bound, char sign) {
    if (!bound.starts_with(sign)) return false;
    const bool includes = bound.size() > 1 && bound[1] == '=';
    bound.erase(0, includes ? 2 : 1);
    return !includes;
}

}  // namespace

Query date_range(const std::string& text, Span source, std::vector<Warning>& warnings) {
    Query range{.kind = Query::Kind::range, .field = "date", .source = source};
    bool is_valid = true;
    bool has_time = false;
    const auto period = [&](const std::string& part) {
        const auto parsed = parse_period(part);
        is_valid &= parsed.has_value();
        has_time |= !parsed && parse_iso_time(part);
        return parsed;
    };
    if (const auto dots = text.find(".."); dots != text.npos) {
        range.text = text.substr(0, dots);
        range.upper = text.substr(dots + 2);
        const auto first = range.text.empty() ? std::nullopt : period(range.text);
        const auto last = range.upper.empty() ? std::nullopt : period(range.upper);
        is_valid &= first || last;
        if (is_valid && first && last && first->first > last->last) {
            warnings.push_back({WarningCode::reversed_range,
                                "'date:" + text + "' ends before it begins: the start and the end were exchanged"});
            std::swap(range.text, range.upper);
        }
    } else if (text.starts_with(">=")) {
        period(range.text = text.substr(2));
    } else if (text.starts_with("<=")) {
        period(range.upper = text.substr(2));
    } else if (text.starts_with('>')) {
        const auto after = period(text.substr(1));
        const auto first = after ? day_after(after->last) : std::nullopt;
        is_valid &= first.has_value();
        if (first) range.text = written_day(*first);
    } else if (text.starts_with('<')) {
        const auto before = period(text.substr(1));
        const auto last = before ? day_before(before->first) : std::nullopt;
        is_valid &= last.has_value();
        if (last) range.upper = written_day(*last);
    } else {
        period(range.text = range.upper = text);
    }
    if (is_valid) return range;
    if (has_time) {
        warnings.push_back(
            {WarningCode::unreadable_date,
             "ignored '" + text + "': the built-in date is searched by days, without a time (write 2024-05-20)"});
        return {};
    }
    warnings.push_back(
        {WarningCode::unreadable_date,
         "ignored '" + text +
             "': not a date (dates look like 2023, 2023-07, 2023-07-19, 2023-01..2023-06 or last-week)"});
    return {};
}

std::optional<Query> value_range(const std::string& field, const std::string& text, Span source,
                                 std::vector<Warning>& warnings) {
    Query range{.kind = Query::Kind::range, .field = field, .source = source};
    const auto dots = text.find("..");
    const bool has_dots = dots != text.npos && text.size() > 2 && text.find('.', dots + 2) != dots + 2;
    if (has_dots && dots > 0 && dots + 2 < text.size()) {
        range.text = text.substr(0, dots);
        range.upper = text.substr(dots + 2);
        range.excludes_lower = take_sign(range.text, '>');
        range.excludes_upper = take_sign(range.upper, '<');
    } else if (text.starts_with('<') || text.starts_with('>')) {
        std::string& bound = text[0] == '<' ? range.upper : range.text;
        bound = text;
        (text[0] == '<' ? range.excludes_upper : range.excludes_lower) = take_sign(bound, text[0]);
    } else if (has_dots) {
        range.text = text.substr(0, dots);
        range.upper = text.substr(dots + 2);
    } else {
        return {};
    }
    const bool is_empty = range.text.empty() && range.upper.empty();
    const auto numbers = number_keys(range);
    const auto dates = date_keys(range);
    if (is_empty || (!numbers && !dates)) {
        warnings.push_back({WarningCode::wrong_value,
                            "nothing matches '" + field + ":" + text + "': a bound is neither a number nor a date"});
        return Query::nothing();
    }
    const KeyRange& keys = numbers ? *numbers : *dates;
    if (!range.text.empty() && !range.upper.empty() && keys.first > keys.last) {
        warnings.push_back(
            {WarningCode::reversed_range,
             "'" + field + ":" + text + "' ends before it begins: the start and the end were exchanged"});
        std::swap(range.text, range.upper);
        std::swap(range.excludes_lower, range.excludes_upper);
    }
    return range;
}

std::optional<KeyRange> number_keys(const Query& range) {
    KeyRange keys;
    if (!range.text.empty()) {
        const auto bound = parse_number(range.text);
        if (!bound) return {};
        keys.first = number_key(*bound);
        if (range.excludes_lower) keys.first = after_key(std::move(keys.first));
    }
    if (!range.upper.empty()) {
        const auto bound = parse_number(range.upper);
        if (!bound) return {};
        keys.last = number_key(*bound);
        if (range.excludes_upper) keys.last = before_key(std::move(keys.last));
    }
    return keys;
}

std::optional<KeyRange> date_keys(const Query& range) {
    KeyRange keys;
    if (!range.text.empty()) {
        const auto bound = parse_time_range(range.text);
        if (!bound) return {};
        keys.first = range.excludes_lower ? after_key(date_key(bound->last)) : date_key(bound->first);
    }
    if (!range.upper.empty()) {
        const auto bound = parse_time_range(range.upper);
        if (!bound) return {};
        keys.last = range.excludes_upper ? before_key(date_key(bound->first)) : date_key(bound->last);
    }
    return keys;
}

}  // namespace kwic
