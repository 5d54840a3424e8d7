// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/check_tree.hpp"

#include "query/known_field.hpp"
#include "query/limits.hpp"
#include "query/range.hpp"
#include "query/tree.hpp"
#include "query/warn_once.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kwic {
namespace {

using Kind = Query::Kind;

void check_boost(const Query& query) {
    if (query.boost >= 0 && std::isfinite(query.boost)) return;
    Query unboosted = query;
    unboosted.boost = 1;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("the boost of '{}' is {}: it must be a number that is not negative", to_string(unboosted),
                            query.boost));
}

class TreeCheck {
public:
    explicit TreeCheck(const std::vector<std::string>& fields) : fields_(fields) {}

    Query checked(const Query& query, std::size_t depth = 0) {
        if (depth >= limits::tree_depth) {
            warn(depth_warning());
            return {};
        }
        check_boost(query);
        if (!query.children.empty()) return compound(query, depth);
        if (++leaves_ <= limits::tree_words) return leaf(query);
        warn({WarningCode::query_limit,
              "only the first " + std::to_string(limits::tree_words) + " words of the query were used"});
        return {};
    }

    std::vector<Warning> take_warnings() { return std::move(warnings_); }

private:
    void warn(Warning warning) { warn_once(warnings_, std::move(warning)); }

    // Checks a node with children. Keeps only the first of several consecutive children of kind `nothing`.
    Query compound(const Query& query, std::size_t depth) {
        std::vector<Query> parts;
        for (const Query& child : query.children) {
            Query part = checked(child, depth + 1);
            const bool is_repeated = part.kind == Kind::nothing && !parts.empty() && parts.back().kind == Kind::nothing;
            if (!is_repeated) parts.push_back(std::move(part));
        }
        Query checked{.kind = query.kind, .distance = query.distance, .boost = query.boost, .source = query.source};
        checked.children = std::move(parts);
        return checked;
    }

    Query leaf(Query query) {
        if (query.kind == Kind::literal) {
            if (!query.field.empty())
                warn(
                    {WarningCode::syntax, "a literal is searched in the text, not in the field '" + query.field + "'"});
            query.field.clear();
            return query;
        }
        if (!query.field.empty()) {
            const auto field = known_field(query.field, fields_);
            if (!field) return query;  // compile_query() gives a warning
            query.field = *field;
        }
        if (query.kind == Kind::range) return range(query);
        const bool is_date = query.field == "date" && query.kind != Kind::exists && query.kind != Kind::ids;
        return is_date ? date_range(query.text, query.source, warnings_) : query;
    }

    Query range(const Query& query) {
        if (query.field == "date") {
            if (query.text.empty() && query.upper.empty()) return query;
            const std::string& text = query.text;
            return date_range(text == query.upper ? text : text + ".." + query.upper, query.source, warnings_);
        }
        if (number_keys(query) || date_keys(query)) return query;
        warn({WarningCode::wrong_value,
              "nothing matches a range of '" + query.field + "': a bound is neither a number nor a date"});
        return {};
    }

    const std::vector<std::string>& fields_;
    std::vector<Warning> warnings_;
    std::size_t leaves_ = 0;
};

}  // namespace

ParsedQuery check_tree(const Query& query, const std::vector<std::string>& fields) {
    TreeCheck check(fields);
    Query checked = check.checked(query);
    return {std::move(checked), check.take_warnings()};
}

}  // namespace kwic
