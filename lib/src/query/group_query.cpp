// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/group_query.hpp"

#include <algorithm>

namespace kwic {

using XQuery = Xapian::Query;

namespace {

// How much more the form that was typed counts than its variants.
constexpr double exact_bonus = 0.2;

std::vector<XQuery> terms_of(const Group& group) {
    std::vector<XQuery> terms;
    for (const Form& form : group) terms.emplace_back(form.term);
    return terms;
}

}  // namespace

XQuery ranked(const Group& group, const std::string& typed) {
    if (group.empty()) return XQuery::MatchNothing;
    if (group.size() == 1) return XQuery(group[0].term);
    const std::vector<XQuery> forms = terms_of(group);
    const XQuery together(XQuery::OP_SYNONYM, forms.begin(), forms.end());
    if (group[0].term != typed) return together;
    // Not AND_MAYBE: Xapian 1.4.22 reads uninitialised bounds of it where it is to the right of AND_NOT.
    return {XQuery::OP_OR, together, XQuery(XQuery::OP_SCALE_WEIGHT, forms[0], exact_bonus)};
}

XQuery alternatives(const Group& group) {
    if (group.empty()) return XQuery::MatchNothing;
    return combine(XQuery::OP_OR, terms_of(group));
}

XQuery phrase(const std::vector<XQuery>& sides, unsigned distance) {
    if (std::any_of(sides.begin(), sides.end(), [](const XQuery& side) { return side.empty(); }))
        return XQuery::MatchNothing;
    return {XQuery::OP_PHRASE, sides.begin(), sides.end(), static_cast<Xapian::termcount>(sides.size() + distance)};
}

XQuery combine(XQuery::op op, const std::vector<XQuery>& queries) {
    if (queries.size() == 1) return queries[0];
    return {op, queries.begin(), queries.end()};
}

}  // namespace kwic
