// SPDX-License-Identifier: GPL-2.0-or-later
// Implements parse_facet(), parse_name_list() and to_string(FacetRequest).
#include "base/backslashes.hpp"

#include <kwic/error.hpp>
#include <kwic/searcher.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using By = FacetRequest::By;

constexpr std::array<std::pair<std::string_view, By>, 4> periods = {
    {{"day", By::day}, {"week", By::week}, {"month", By::month}, {"year", By::year}}};

std::optional<FacetRequest::Range> range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == text.npos || text.size() == 2) return {};
    return FacetRequest::Range{std::string(text.substr(0, dots)), std::string(text.substr(dots + 2))};
}

}  // namespace

FacetRequest parse_facet(std::string_view text) {
    const auto refuse = [&](const std::string& cause) {
        throw Error(ErrorCode::invalid_argument, "cannot count '" + std::string(text) + "': " + cause);
    };
    const std::string_view name = until_any_of(text, ":");
    if (name.empty()) refuse("there is no name of a field");
    FacetRequest request{std::string(name)};
    if (name.size() == text.size()) return request;
    const std::string_view what = text.substr(name.size() + 1);
    for (const auto& [period, by] : periods)
        if (what == period) return {std::string(name), by};
    for (const std::string& item : parse_name_list(what)) {
        const auto parsed = range(item);
        if (!parsed) refuse("'" + item + "' is neither a range such as 10..20 nor day, week, month or year");
        request.ranges.push_back(*parsed);
    }
    request.by = By::ranges;
    return request;
}

std::string to_string(const FacetRequest& request) {
    std::string text = request.field;
    for (const auto& [period, by] : periods)
        if (request.by == by) text.append(":").append(period);
    if (request.by == By::ranges)
        for (std::size_t i = 0; i < request.ranges.size(); ++i)
            text += (i == 0 ? ":" : ",") + request.ranges[i].from + ".." + request.ranges[i].to;
    return text;
}

std::vector<std::string> parse_name_list(std::string_view text) {
    std::vector<std::string> items;
    for (;;) {
        const std::string_view item = until_any_of(text, ",");
        items.emplace_back(item);
        if (item.size() == text.size()) return items;
        text.remove_prefix(item.size() + 1);
    }
}

}  // namespace kwic
