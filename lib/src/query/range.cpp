// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/range.hpp"

#include "query/period.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kwic {
namespace {

bool is_number(const std::string& text) { return std::isfinite(to_number(text)); }

// Converts YYYYMMDD to YYYY-MM-DD.
std::string written_day(const std::string& day) {
    return day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6);
}

}  // namespace

double to_number(const std::string& text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size() ? value : std::nan("");
}

Query date_range(const std::string& text, Span source, std::vector<std::string>& warnings) {
    Query range{.kind = Query::Kind::range, .field = "date", .source = source};
    bool is_valid = true;
    const auto period = [&](const std::string& part) {
        const auto parsed = parse_period(part);
        is_valid &= parsed.has_value();
        return parsed;
    };
    if (const auto dots = text.find(".."); dots != text.npos) {
        range.text = text.substr(0, dots);
        range.upper = text.substr(dots + 2);
        const auto first = range.text.empty() ? std::nullopt : period(range.text);
        const auto last = range.upper.empty() ? std::nullopt : period(range.upper);
        is_valid &= first || last;
        if (is_valid && first && last && first->first > last->last) {
            warnings.push_back("'date:" + text + "' ends before it begins: the start and the end were exchanged");
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
    warnings.push_back("ignored '" + text +
                       "': not a date (dates look like 2023, 2023-07, 2023-07-19, 2023-01..2023-06 or last-week)");
    return {};
}

std::optional<Query> number_range(const std::string& field, const std::string& text, Span source) {
    Query range{.kind = Query::Kind::range, .field = field, .source = source};
    if (const auto dots = text.find(".."); dots != text.npos) {
        range.text = text.substr(0, dots);
        range.upper = text.substr(dots + 2);
        if (range.text.empty() && range.upper.empty()) return {};
        if ((!range.text.empty() && !is_number(range.text)) || (!range.upper.empty() && !is_number(range.upper)))
            return {};
        return range;
    }
    if (text.empty() || (text[0] != '<' && text[0] != '>')) return {};
    const bool with_it = text.size() > 1 && text[1] == '=';
    std::string number = text.substr(with_it ? 2 : 1);
    if (!is_number(number)) return {};
    // A range includes its bounds. So the range for `>x` begins at the next double above x, and the range for `<x` ends
    // at the next double below x.
    if (!with_it) number = fmt::format("{}", std::nextafter(to_number(number), text[0] == '>' ? HUGE_VAL : -HUGE_VAL));
    (text[0] == '>' ? range.text : range.upper) = number;
    return range;
}

}  // namespace kwic
