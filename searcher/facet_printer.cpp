// SPDX-License-Identifier: GPL-2.0-or-later
// Prints facets, one line per value. The bar of the most frequent value reaches the end of the line, as in this
// example:
//
//     month
//       2023-07  12  ██████████████████████
//       2023-08   0
//       2023-09   3  █████▌
//       ...       0  14 months
//       2024-12   1  █▉
#include "base/ascii_case.hpp"
#include "base/value_text.hpp"
#include "characters.hpp"
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/error.hpp>
#include <kwic/printable.hpp>
#include <kwic/searcher.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kwic::searcher {
namespace {

constexpr Style bold = "1", dim = "2", cyan = "36", plain = "";

constexpr std::size_t max_values = 20;       // maximum number of printed values, unless they are periods or ranges
constexpr unsigned max_listed_gap = 6;       // in months or years; a longer gap without documents takes a single line
constexpr std::size_t max_value_width = 40;  // in columns
constexpr std::size_t min_bar_width = 10;    // in columns

// Returns whether the values of a facet with this request are months or years.
bool is_timeline(const FacetRequest& request) {
    using By = FacetRequest::By;
    const auto is_field = [&](std::string_view name) { return equals_in_any_case(request.field, name); };
    return request.by == By::month || request.by == By::year ||
           (request.by == By::value && (is_field("month") || is_field("year")));
}

// Returns a text such as `min 2, max 10, mean 4.5, sum 9`.
std::string shown(const FacetStatistics& statistics, bool are_numbers) {
    std::string text = "min " + value_text(statistics.min) + ", max " + value_text(statistics.max);
    if (are_numbers) text += fmt::format(", mean {:.6g}, sum {}", statistics.mean, value_text(statistics.sum));
    return text;
}

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// If `time` is YYYY, returns the number of years since the year 0. If `time` is YYYY-MM, returns the number of months.
unsigned steps(const std::string& time) {
    return time.size() == 4 ? number(time) : number(time.substr(0, 4)) * 12 + number(time.substr(5)) - 1;
}

std::string time_of(unsigned steps, bool is_month) {
    return is_month ? fmt::format("{:04}-{:02}", steps / 12, steps % 12 + 1) : fmt::format("{:04}", steps);
}

// A printed line of a facet. If the line stands for a long gap between two months or years, `note` is the length of the
// gap, such as `14 months`; otherwise `note` is empty.
struct Line {
    std::string value;
    std::size_t count;
    std::string note;
};

// Returns a line for each month or year from the first to the last element of `times`. A long gap takes a single line.
std::vector<Line> timeline(const std::vector<Facet::Value>& times) {
    std::vector<Line> lines;
    unsigned next = times.empty() ? 0 : steps(times[0].value);
    for (const Facet::Value& time : times) {
        const bool is_month = time.value.size() > 4;
        const unsigned gap = steps(time.value) - next;
        if (gap > max_listed_gap) {
            lines.push_back({"...", 0, fmt::format("{} {}", gap, is_month ? "months" : "years")});
        } else {
            while (next < steps(time.value)) lines.push_back({time_of(next++, is_month), 0, ""});
        }
        lines.push_back({time.value, time.count, ""});
        next = steps(time.value) + 1;
    }
    return lines;
}

// Returns a bar whose length is `eighths` / 8 columns. Without block characters, the length is rounded up to full
// columns.
std::string bar(std::size_t eighths, bool has_blocks) {
    if (!has_blocks) return std::string((eighths + 7) / 8, '#');
    static constexpr std::string_view ends[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    std::string bar;
    for (std::size_t i = 0; i < eighths / 8; ++i) bar += "█";
    return bar += ends[eighths % 8];
}

void print_facet(std::ostream& out, const Facet& facet, const TextLayout& layout) {
    const FacetRequest request = parse_facet(facet.field);
    const bool has_timeline = is_timeline(request);
    std::vector<Line> lines;
    if (has_timeline) {
        lines = timeline(facet.values);
    } else {
        for (const Facet::Value& value : facet.values) lines.push_back({value.value, value.count, ""});
    }
    const bool is_complete = has_timeline || request.by != FacetRequest::By::value;  // periods and ranges
    const std::size_t more = is_complete || lines.size() <= max_values ? 0 : lines.size() - max_values;
    lines.resize(lines.size() - more);
    if (facet.none > 0) lines.push_back({"(none)", facet.none, ""});

    std::size_t widest = 0, max_count = 1;
    for (Line& line : lines) {
        line.value = printable(line.value);
        widest = std::max(widest, std::min(width_of(line.value), max_value_width));
        max_count = std::max(max_count, line.count);
    }
    const std::size_t digits = std::to_string(max_count).size() + (facet.exact ? 0 : 1);
    const std::size_t used = 2 + widest + 2 + digits + 2;
    const std::size_t room = std::max(layout.width, used + min_bar_width) - used;

    write(out, {{printable(facet.field), bold}, {"\n", plain}}, layout.color);
    for (const Line& line : lines) {
        // The length of the bar is rounded up, so that a count of 1 is visible.
        const std::string drawn = bar((line.count * room * 8 + max_count - 1) / max_count, layout.blocks);
        const std::size_t width = std::min(width_of(line.value), widest);
        const std::string count = (facet.exact ? "" : "~") + std::to_string(line.count);
        write(out,
              {{"  " + line.value + std::string(widest - width, ' '), plain},
               {fmt::format("  {:>{}}", count, digits), dim},
               {drawn.empty() ? "" : "  " + drawn, cyan},
               {line.note.empty() ? "" : "  " + line.note, dim},
               {"\n", plain}},
              layout.color);
    }
    if (more) write(out, {{fmt::format("  and {} more\n", more), dim}}, layout.color);
    if (facet.numbers) write(out, {{"  " + shown(*facet.numbers, true) + "\n", dim}}, layout.color);
    if (facet.dates) write(out, {{"  " + shown(*facet.dates, false) + "\n", dim}}, layout.color);
}

}  // namespace

void check_facets(const std::vector<Facet>& facets) {
    for (const Facet& facet : facets)
        if (!facet.error.empty()) throw Error(ErrorCode::invalid_argument, facet.error);
}

void print_facets(std::ostream& out, const std::vector<Facet>& facets, const TextLayout& layout) {
    for (const Facet& facet : facets) {
        out << '\n';
        print_facet(out, facet, layout);
    }
}

}  // namespace kwic::searcher
