// SPDX-License-Identifier: GPL-2.0-or-later
#include "compile/expansion_query.hpp"

#include "compile/expansion_source.hpp"

#include <algorithm>
#include <cmath>

namespace kwic {

using XQuery = Xapian::Query;

namespace {

// How much more the form that was typed counts than its variants.
constexpr double exact_bonus = 0.2;

// Questions have many common words, which together count too much by their inverse document frequency alone: theirs is
// made smaller still. 1 for a word in one of 54 documents or fewer.
double rarity_of(const Expansion& group, Xapian::doccount documents) {
    constexpr double rare = 4;  // natural logarithm
    Xapian::doccount most = 1;
    for (const Variant& form : group) most = std::max(most, form.documents);
    return std::sqrt(std::min(std::log(1 + static_cast<double>(documents) / most), rare) / rare);
}

// What the group counts, but for its rarity. Other spellings of a name count together with it, so that a rare spelling
// does not count for more than the common one.
std::vector<ExpansionWeight> weights_of(const Expansion& group, const std::string& typed) {
    const auto is_name = [](const Variant& form) { return form.is_name; };
    const auto own = static_cast<std::size_t>(std::find_if(group.begin(), group.end(), is_name) - group.begin());
    std::vector<ExpansionWeight> weights;
    if (own == 0 || own == group.size())
        weights = {{group.size(), 1}};
    else
        weights = {{own, 1 - name_variant_weight}, {group.size(), name_variant_weight}};
    if (group.size() > 1 && group[0].term == typed) weights.push_back({1, exact_bonus});
    return weights;
}

XQuery first_forms(const Expansion& group, std::size_t count) {
    std::vector<XQuery> terms;
    for (std::size_t i = 0; i < count; ++i) terms.emplace_back(group[i].term);
    return combine(XQuery::OP_SYNONYM, terms);
}

}  // namespace

XQuery ranked(const Expansion& group, const std::string& typed, const Xapian::Database& database,
              DocumentLengths* lengths) {
    if (group.empty()) return XQuery::MatchNothing;
    std::vector<ExpansionWeight> weights = weights_of(group, typed);
    const double rarity = rarity_of(group, database.get_doccount());
    for (ExpansionWeight& weight : weights) weight.factor *= rarity;
    if (lengths && group.size() <= ExpansionSource::max_forms)
        return XQuery((new ExpansionSource(group, weights, database, *lengths))->release());
    // Not AND_MAYBE: Xapian 1.4.22 reads uninitialised bounds of it where it is to the right of AND_NOT.
    std::vector<XQuery> parts;
    for (const auto& [forms, factor] : weights)
        parts.emplace_back(XQuery::OP_SCALE_WEIGHT, first_forms(group, forms), factor);
    return combine(XQuery::OP_OR, parts);
}

XQuery alternatives(const Expansion& group) {
    if (group.empty()) return XQuery::MatchNothing;
    std::vector<XQuery> terms;
    for (const Variant& form : group) terms.emplace_back(form.term);
    return combine(XQuery::OP_OR, terms);
}

XQuery combine(XQuery::op op, const std::vector<XQuery>& queries) {
    if (queries.size() == 1) return queries[0];
    return {op, queries.begin(), queries.end()};
}

}  // namespace kwic
