// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/filter.hpp"

#include "base/utf8.hpp"
#include "query/check_tree.hpp"
#include "query/parser.hpp"

#include <kwic/decode.hpp>
#include <kwic/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kwic {
namespace {

// Throws Error (invalid_argument) for the first of `warnings`. `filter` is the filter in the query language.
void throw_first(const std::vector<std::string>& warnings, std::string_view filter) {
    constexpr std::size_t max_shown = 200;
    if (warnings.empty()) return;
    const std::string shown(clip(filter, max_shown));
    throw Error(ErrorCode::invalid_argument,
                "filter '" + shown + (shown.size() < filter.size() ? "..." : "") + "': " + warnings[0]);
}

}  // namespace

Query parse_filter(std::string_view text, const std::vector<std::string>& fields) {
    ParsedQuery parsed = parse_query(text, fields, Reading::strict);
    throw_first(parsed.warnings, decode_text(text, "UTF-8").text);
    return std::move(parsed.query);
}

Query checked_filter(const Query& filter, const std::vector<std::string>& fields) {
    ParsedQuery checked = check_tree(filter, fields);
    throw_first(checked.warnings, to_string(filter));
    return std::move(checked.query);
}

}  // namespace kwic
