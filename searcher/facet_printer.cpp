// SPDX-License-Identifier: GPL-2.0-or-later
// Facets -> a line a value, with bars as wide as the terminal lets them:
//
//     month
//       2023-07  12  ██████████████████████
//       2023-08   0
//       2023-09   3  █████
#include "characters.hpp"
#include "paragraph.hpp"
#include "printer.hpp"

#include <kwic/printable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace kwic::searcher {
namespace {

constexpr Style bold = "1", dim = "2", cyan = "36", plain = "";

constexpr std::size_t most_names = 20;    // of a field; times are all shown
constexpr std::size_t most_months = 120;  // of a timeline without gaps
constexpr std::size_t widest_value = 40;
constexpr std::size_t least_bar = 10;

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

// Times without documents between those with some, unless that would be a very long line of time.
std::vector<Facet::Value> without_gaps(const std::vector<Facet::Value>& times) {
    if (times.empty() || steps(times.back().value) - steps(times[0].value) >= most_months) return times;
    std::vector<Facet::Value> all;
    for (const Facet::Value& time : times) {
        const bool is_month = time.value.size() > 4;
        while (!all.empty() && steps(all.back().value) + 1 < steps(time.value))
            all.push_back({time_of(steps(all.back().value) + 1, is_month), 0});
        all.push_back(time);
    }
    return all;
}

void print_facet(std::ostream& out, const Facet& facet, const TextLayout& layout) {
    std::vector<Facet::Value> values = is_time(facet) ? without_gaps(facet.values) : facet.values;
    const std::size_t more = is_time(facet) || values.size() <= most_names ? 0 : values.size() - most_names;
    values.resize(values.size() - more);

    std::size_t widest = 0, most = 1;
    for (Facet::Value& value : values) {
        value.value = printable(value.value);
        widest = std::max(widest, std::min(width_of(value.value), widest_value));
        most = std::max(most, value.count);
    }
    const std::size_t digits = std::to_string(most).size() + (facet.exact ? 0 : 1);
    const std::size_t used = 2 + widest + 2 + digits + 2;
    const std::size_t room = std::max(layout.width, used + least_bar) - used;

    write(out, {{printable(facet.field), bold}, {"\n", plain}}, layout.color);
    for (const Facet::Value& value : values) {
        std::string bar;
        const std::size_t length = (value.count * room + most - 1) / most;  // what is there is seen
        for (std::size_t i = 0; i < length; ++i) bar += "█";
        const std::size_t width = std::min(width_of(value.value), widest);
        const std::string count = (facet.exact ? "" : "~") + std::to_string(value.count);
        write(out,
              {{"  " + value.value + std::string(widest - width, ' '), plain},
               {fmt::format("  {:>{}}", count, digits), dim},
               {bar.empty() ? "" : "  " + bar, cyan},
               {"\n", plain}},
              layout.color);
    }
    if (more) write(out, {{fmt::format("  and {} more\n", more), dim}}, layout.color);
}

}  // namespace

void print_facets(std::ostream& out, const std::vector<Facet>& facets, const TextLayout& layout) {
    for (const Facet& facet : facets) {
        out << '\n';
        print_facet(out, facet, layout);
    }
}

}  // namespace kwic::searcher
