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

Error filter_error(std::string_view filter, const std::string& cause) {
    constexpr std::size_t max_shown = 200;
    const std::string shown(clip(filter, max_shown));
    return {ErrorCode::invalid_argument,
            "filter '" + shown + (shown.size() < filter.size() ? "..." : "") + "': " + cause};
}

Query parse_filter(std::string_view text, const std::vector<std::string>& fields) {
    ParsedQuery parsed = parse_query(text, fields, Reading::strict);
    if (!parsed.warnings.empty()) throw filter_error(decode_text(text, "UTF-8").text, parsed.warnings[0].message);
    return std::move(parsed.query);
}

Query checked_filter(const Query& filter, const std::vector<std::string>& fields) {
    ParsedQuery checked = check_tree(filter, fields);
    if (!checked.warnings.empty()) throw filter_error(to_string(filter), checked.warnings[0].message);
    return std::move(checked.query);
}

}  // namespace kwic
