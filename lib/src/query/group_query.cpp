// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/group_query.hpp"

#include <algorithm>
#include <cmath>

namespace kwic {

using XQuery = Xapian::Query;

namespace {

// How much more the form that was typed counts than its variants.
constexpr double exact_bonus = 0.2;

// Questions have many common words, which together count too much by their inverse document frequency alone: theirs is
// made smaller still. 1 for a word in one of 54 documents or fewer.
double rarity_of(const Group& group, Xapian::doccount documents) {
    constexpr double rare = 4;  // natural logarithm
    Xapian::doccount most = 1;
    for (const Form& form : group) most = std::max(most, form.documents);
    return std::sqrt(std::min(std::log(1 + static_cast<double>(documents) / most), rare) / rare);
}

XQuery synonym(Group::const_iterator begin, Group::const_iterator end) {
    std::vector<XQuery> terms;
    for (; begin != end; ++begin) terms.emplace_back(begin->term);
    return terms.size() == 1 ? terms[0] : XQuery(XQuery::OP_SYNONYM, terms.begin(), terms.end());
}

}  // namespace

XQuery ranked(const Group& group, const std::string& typed, Xapian::doccount documents) {
    if (group.empty()) return XQuery::MatchNothing;
    const auto first_name = std::find_if(group.begin(), group.end(), [](const Form& form) { return form.is_name; });
    XQuery query = synonym(group.begin(), first_name);
    if (first_name == group.begin()) {
        query = synonym(group.begin(), group.end());
    } else if (first_name != group.end()) {
        // All together, so that a rare spelling does not count for more than the common one.
        query = XQuery(XQuery::OP_OR, XQuery(XQuery::OP_SCALE_WEIGHT, query, 1 - name_weight),
                       XQuery(XQuery::OP_SCALE_WEIGHT, synonym(group.begin(), group.end()), name_weight));
    }
    // Not AND_MAYBE: Xapian 1.4.22 reads uninitialised bounds of it where it is to the right of AND_NOT.
    if (group.size() > 1 && group[0].term == typed)
        query = XQuery(XQuery::OP_OR, query, XQuery(XQuery::OP_SCALE_WEIGHT, XQuery(typed), exact_bonus));
    const double rarity = rarity_of(group, documents);
    return rarity < 1 ? XQuery(XQuery::OP_SCALE_WEIGHT, query, rarity) : query;
}

XQuery alternatives(const Group& group) {
    if (group.empty()) return XQuery::MatchNothing;
    std::vector<XQuery> terms;
    for (const Form& form : group) terms.emplace_back(form.term);
    return combine(XQuery::OP_OR, terms);
}

XQuery combine(XQuery::op op, const std::vector<XQuery>& queries) {
    if (queries.size() == 1) return queries[0];
    return {op, queries.begin(), queries.end()};
}

}  // namespace kwic
