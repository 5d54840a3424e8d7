// SPDX-License-Identifier: GPL-2.0-or-later
// Facets -> a line a value, with bars as wide as the terminal lets them:
//
//     month
//       2023-07  12  ██████████████████████
//       2023-08   0
//       2023-09   3  █████▌
//       ...       0  14 months
//       2024-12   1  █▊
#include "characters.hpp"
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/error.hpp>
#include <kwic/printable.hpp>

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

constexpr std::size_t max_names = 20;  // of a field; times are all shown
constexpr unsigned longest_gap = 6;    // of which each month or year has a line of its own
constexpr std::size_t widest_value = 40;
constexpr std::size_t min_bar = 10;

bool is_time(const Facet& facet) { return facet.field == "month" || facet.field == "year"; }

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (; !text.empty(); text.remove_prefix(first_character(text).length))
        width += columns(first_character(text).code);
    return width;
}

unsigned number(std::string_view digits) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// Years or months from the year 0.
unsigned steps(const std::string& time) {
    return time.size() == 4 ? number(time) : number(time.substr(0, 4)) * 12 + number(time.substr(5)) - 1;
}

std::string time_of(unsigned steps, bool is_month) {
    return is_month ? fmt::format("{:04}-{:02}", steps / 12, steps % 12 + 1) : fmt::format("{:04}", steps);
}

// A line of a facet. Of a long time without documents, `note` says how long it is.
struct Line {
    std::string value;
    std::size_t count;
    std::string note;
};

// Each month or year from the first to the last, but for long gaps.
std::vector<Line> timeline(const std::vector<Facet::Value>& times) {
    std::vector<Line> lines;
    unsigned next = times.empty() ? 0 : steps(times[0].value);
    for (const Facet::Value& time : times) {
        const bool is_month = time.value.size() > 4;
        const unsigned gap = steps(time.value) - next;
        if (gap > longest_gap) {
            lines.push_back({"...", 0, fmt::format("{} {}", gap, is_month ? "months" : "years")});
        } else {
            while (next < steps(time.value)) lines.push_back({time_of(next++, is_month), 0, ""});
        }
        lines.push_back({time.value, time.count, ""});
        next = steps(time.value) + 1;
    }
    return lines;
}

// `eighths` of a column long; in whole columns where there are no blocks.
std::string bar(std::size_t eighths, bool has_blocks) {
    if (!has_blocks) return std::string((eighths + 7) / 8, '#');
    static constexpr std::string_view ends[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    std::string bar;
    for (std::size_t i = 0; i < eighths / 8; ++i) bar += "█";
    return bar += ends[eighths % 8];
}

void print_facet(std::ostream& out, const Facet& facet, const TextLayout& layout) {
    std::vector<Line> lines;
    if (is_time(facet)) {
        lines = timeline(facet.values);
    } else {
        for (const Facet::Value& value : facet.values) lines.push_back({value.value, value.count, ""});
    }
    const std::size_t more = is_time(facet) || lines.size() <= max_names ? 0 : lines.size() - max_names;
    lines.resize(lines.size() - more);

    std::size_t widest = 0, most = 1;
    for (Line& line : lines) {
        line.value = printable(line.value);
        widest = std::max(widest, std::min(width_of(line.value), widest_value));
        most = std::max(most, line.count);
    }
    const std::size_t digits = std::to_string(most).size() + (facet.exact ? 0 : 1);
    const std::size_t used = 2 + widest + 2 + digits + 2;
    const std::size_t room = std::max(layout.width, used + min_bar) - used;

    write(out, {{printable(facet.field), bold}, {"\n", plain}}, layout.color);
    for (const Line& line : lines) {
        const std::string drawn =
            bar((line.count * room * 8 + most - 1) / most, layout.blocks);  // what is there is seen
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
