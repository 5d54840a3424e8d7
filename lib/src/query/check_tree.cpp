// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/check_tree.hpp"

#include "query/known_field.hpp"

#include <kwic/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace kwic {
namespace {

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

    Query checked(const Query& query) {
        check_boost(query);
        Query result = query;
        for (Query& child : result.children) child = checked(child);
        if (query.field.empty() || !query.children.empty()) return result;
        const auto field = known_field(query.field, fields_);
        if (!field) return as_words(query);
        result.field = *field;
        return result;
    }

    std::vector<std::string> take_warnings() { return std::move(warnings_); }

private:
    void warn(std::string warning) {
        if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end())
            warnings_.push_back(std::move(warning));
    }

    // What the parser makes of `field:text`, `field:lower..upper` and `field:"text"`.
    Query as_words(const Query& leaf) {
        warn(unknown_field_warning(leaf.field));
        Query words = leaf;
        if (leaf.kind == Query::Kind::phrase) {
            words.field.clear();
            return Query::all_of({Query::word(leaf.field), std::move(words)});
        }
        words = Query::word(leaf.field + ":" + leaf.text);
        if (leaf.kind == Query::Kind::range) words.text += ".." + leaf.upper;
        words.boost = leaf.boost;
        return words;
    }

    const std::vector<std::string>& fields_;
    std::vector<std::string> warnings_;
};

}  // namespace

ParsedQuery check_tree(const Query& query, const std::vector<std::string>& fields) {
    TreeCheck check(fields);
    Query checked = check.checked(query);
    return {std::move(checked), check.take_warnings()};
}

}  // namespace kwic
